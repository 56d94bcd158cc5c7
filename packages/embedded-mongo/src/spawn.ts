import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type SpawnedMongo = {
  readonly uri: string;
  readonly port: number;
  readonly pid: number;
  /** SIGTERM, and resolves when the process is gone. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash; resolves when the process is gone. */
  kill(): Promise<void>;
};

export type SpawnOptions = { readonly dataDir: string; readonly port?: number };

/** A small young generation: garbage of large answers is met soon, and memory stays under its bar. */
const LEAN = '--max-semi-space-size=4';

/** Starts the server as a process of its own, on the Node that runs this; rejects with its message when it refuses. */
export function spawnEmbeddedMongo(options: SpawnOptions): Promise<SpawnedMongo> {
  const child = spawn(process.execPath, [LEAN, fileURLToPath(new URL('./main.ts', import.meta.url))], {
    env: { ...process.env, QUAD_DATA: options.dataDir, PORT: String(options.port ?? 0), HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await gone;
  };
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(
        new Error(
          err.trim() ||
            (signal === null
              ? `the embedded database ended with code ${code}`
              : `the embedded database was ended by ${signal}; where nobody sent it, its data file is damaged: restore a backup`),
        ),
      ),
    );
    child.stderr.on('data', (chunk: Buffer) => {
      err = (err + chunk.toString()).slice(-4000);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      // Before the line that says where it listens come those of a migration.
      const line = out
        .split('\n')
        .slice(0, -1)
        .find((text) => text.includes('"listening"'));
      if (line === undefined) return;
      const said: unknown = JSON.parse(line);
      if (typeof said !== 'object' || said === null || !('uri' in said) || !('port' in said)) return;
      const { uri, port } = said;
      if (typeof uri !== 'string' || typeof port !== 'number' || child.pid === undefined) return;
      resolve({ uri, port, pid: child.pid, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') });
    });
  });
}
