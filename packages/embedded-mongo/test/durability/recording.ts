import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { FileEvent } from './power-loss.ts';
import { Replies } from './replies.ts';
import { prepareCollections } from './steady-collections.ts';
import { SteadyWriter } from './steady-writers.ts';

/** What the kernel was asked for, in order, and the requests that were granted in between. */
export type RecordedEvent = FileEvent | { readonly what: 'granted'; readonly request: number };

/** Builds the recorder; undefined where there is no C compiler. */
export async function buildRecorder(folder: string): Promise<string | undefined> {
  const library = join(folder, 'record-io.so');
  const source = fileURLToPath(new URL('./record-io.c', import.meta.url));
  if (process.platform !== 'linux') return undefined;
  try {
    await promisify(execFile)('cc', ['-O1', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread']);
    return library;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export type RecordOptions = {
  readonly folder: string;
  readonly recorder: string;
  readonly seed: number;
  readonly clients: number;
  /** Operations of each client. */
  readonly operations: number;
  /** The server is killed and started again so often on the way; the kernel's cache outlives it. */
  readonly kills: number;
  readonly syncs: 'on' | 'off';
  /** A sync takes at least so long, in microseconds, so that kills find one under way. */
  readonly syncUs: number;
};

/** Runs a server under load and gives everything that it asked of the kernel for its file. */
export async function record(options: RecordOptions): Promise<RecordedEvent[]> {
  const folder = await mkdtemp(join(options.folder, 'recorded-'));
  const log = join(folder, 'log');
  const writers = Array.from({ length: options.clients }, (_, at) => new SteadyWriter(options.seed, at + 1));
  for (let life = 0; life <= options.kills; life++) {
    const server = await start(folder, log, options);
    if (life === 0) await prepareCollections(server.port);
    const isLast = life === options.kills;
    const work = writers.map((writer) => writer.work(server.port, options.operations));
    if (!isLast) {
      const until = Math.ceil((options.operations * options.clients * (life + 1)) / (options.kills + 1));
      while (writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0) < until)
        await new Promise((resolve) => setTimeout(resolve, 1));
      await server.kill();
    }
    await Promise.all(work);
    if (isLast) await server.kill();
  }
  return parse(await readFile(log));
}

type Started = { readonly port: number; kill(): Promise<void> };

async function start(folder: string, log: string, options: RecordOptions): Promise<Started> {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      QUAD_DATA: folder,
      PORT: '0',
      LD_PRELOAD: options.recorder,
      QUAD_RECORD_FILE: '/quad.mdb',
      QUAD_RECORD_LOG: log,
      QUAD_RECORD_SYNC: options.syncs,
      QUAD_RECORD_SYNC_US: String(options.syncUs),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the recorded server ended with ${code}`)));
    child.stdout.once('data', (line: Buffer) => resolve(Number(JSON.parse(line.toString()).port)));
  });
  return {
    port,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

const HEAD = 24;

/** The form is that of `note` in record-io.c. */
function parse(log: Buffer): RecordedEvent[] {
  const events: RecordedEvent[] = [];
  const replies = new Map<number, Replies>();
  for (let at = 0; at + HEAD <= log.length; ) {
    const what = log.toString('latin1', at, at + 1);
    const fd = log.readInt32LE(at + 4);
    const offset = Number(log.readBigUInt64LE(at + 8));
    const length = Number(log.readBigUInt64LE(at + 16));
    const hasBytes = what === 'w' || what === 'd' || what === 's';
    const bytes = hasBytes ? log.subarray(at + HEAD, at + HEAD + length) : Buffer.alloc(0);
    at += HEAD + (hasBytes ? length : 0);
    if (what === 'w') events.push({ what: 'write', at: offset, bytes });
    else if (what === 'd') events.push({ what: 'write is synced', at: offset, length });
    else if (what === 'b') events.push({ what: 'sync begins', id: fd });
    else if (what === 'e') events.push({ what: 'sync ends', id: fd });
    else if (what === 'r') events.push({ what: 'named' });
    else if (what === 't') events.push({ what: 'truncate', size: offset });
    else if (what === 's') {
      const stream = replies.get(fd) ?? new Replies();
      try {
        for (const request of stream.granted(bytes)) events.push({ what: 'granted', request });
        replies.set(fd, stream);
      } catch {
        // Not a client's socket, or a descriptor that now is another's.
        replies.delete(fd);
      }
    } else throw new Error(`the log holds a record of an unknown kind at ${at}`);
  }
  return events;
}
