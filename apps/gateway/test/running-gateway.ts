import { spawn } from 'node:child_process';
import { join } from 'node:path';

const entry = join(import.meta.dirname, '..', 'src', 'index.ts');

/** The gateway as its own processes, as a user starts it, or another program (arguments of Node) in its place. */
export function start(env: Record<string, string>, program: readonly string[] = [entry]) {
  const child = spawn(process.execPath, program, {
    env: { PATH: process.env.PATH ?? '', PORT: '0', QUAD_LOG_LEVEL: 'silent', ...env },
  });
  let said = '';
  let complained = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complained += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; complained: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, complained }));
  });
  const listening = new Promise<{ port: number; innerPort: number | null }>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('\n')) resolve(JSON.parse(said) as { port: number; innerPort: number | null });
    });
    void ended.then(() => reject(new Error(complained)));
  });
  listening.catch(() => undefined);
  return { child, ended, listening };
}
