import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedMongo } from '../../src/index.ts';
import { Environment } from '../../src/storage/environment.ts';
import type { RecordedEvent } from './recording.ts';
import { prepareCollections } from './steady-collections.ts';
import { requestId, SteadyWriter } from './steady-writers.ts';

const SECTOR = 512;
/** Where lmdb notes the last synced state: the second half of the first page. */
const SYNCED_NOTE = 2048;

/**
 * The recording that needs no compiler: a server in this process, and the file as it is before and behind each commit.
 * A commit counts as synced only if the kernel then says that it holds no dirty page of the file. In which order the
 * parts of one commit go to the disk cannot be seen from here; it is taken as lmdb says, and record-io.c proves that.
 */
export async function recordImages(options: {
  readonly folder: string;
  readonly seed: number;
  readonly clients: number;
  readonly operations: number;
  readonly syncs: 'on' | 'off';
}): Promise<RecordedEvent[]> {
  const dataDir = await mkdtemp(join(options.folder, 'images-'));
  const path = join(dataDir, 'db', 'quad.mdb');
  const events: RecordedEvent[] = [];
  let image = Buffer.alloc(0);
  const look = (): void => {
    if (!existsSync(path)) return;
    const next = readFileSync(path);
    const written = changedSectors(image, next);
    image = next;
    events.push(...written.filter(({ at }) => at !== SYNCED_NOTE));
    const isSynced = options.syncs === 'on' && dirtyPages(path) === 0;
    if (isSynced) events.push({ what: 'sync begins', id: 0 }, { what: 'sync ends', id: 0 });
    for (const note of written.filter(({ at }) => at === SYNCED_NOTE)) {
      events.push(note);
      if (isSynced) events.push({ what: 'write is synced', at: note.at, length: SECTOR });
    }
  };
  const { commit } = Environment.prototype;
  Environment.prototype.commit = function (write) {
    look();
    commit.call(this, write);
    look();
  };
  try {
    const server = await startEmbeddedMongo({ dataDir });
    look();
    events.push({ what: 'named' });
    await prepareCollections(server.port);
    const writers = Array.from(
      { length: options.clients },
      (_, at) => new SteadyWriter(options.seed, at + 1),
    );
    await Promise.all(
      writers.map((writer) =>
        writer.work(server.port, options.operations, (number) =>
          events.push({ what: 'granted', request: requestId(writer.owner, number) }),
        ),
      ),
    );
    await server.close();
  } finally {
    Environment.prototype.commit = commit;
  }
  return events;
}

type Write = Extract<RecordedEvent, { what: 'write' }>;

/** The metas behind the rest, as lmdb writes them. */
function changedSectors(before: Buffer, after: Buffer): Write[] {
  const writes: Write[] = [];
  for (let at = 0; at < after.length; at += SECTOR) {
    const bytes = after.subarray(at, at + SECTOR);
    if (at + SECTOR > before.length || !bytes.equals(before.subarray(at, at + SECTOR)))
      writes.push({ what: 'write', at, bytes });
  }
  return writes.sort((a, b) => Number(a.at < 2 * 4096) - Number(b.at < 2 * 4096));
}

const CACHESTAT = 451n;

/** How many pages of the file the kernel has yet to write (cachestat(2), Linux 6.5); 0 where it cannot be asked. */
function dirtyPages(path: string): number {
  const ask = cachestat();
  if (ask === undefined) return 0;
  const file = openSync(path, 'r');
  try {
    const answer = Buffer.alloc(40);
    const done = ask(CACHESTAT, BigInt(file), Buffer.alloc(16), answer, 0n);
    return Number(done) === 0 ? Number(answer.readBigUInt64LE(8) + answer.readBigUInt64LE(16)) : 0;
  } finally {
    closeSync(file);
  }
}

type Ask = (number: bigint, file: bigint, range: Buffer, answer: Buffer, flags: bigint) => unknown;
let known: { readonly ask: Ask | undefined } | undefined;

function cachestat(): Ask | undefined {
  known ??= { ask: loadCachestat() };
  return known.ask;
}

function loadCachestat(): Ask | undefined {
  if (process.platform !== 'linux') return undefined;
  const warn = process.emitWarning;
  try {
    // Loading it says that it is experimental.
    process.emitWarning = () => undefined;
    const ffi = process.getBuiltinModule('node:ffi');
    const { functions } = ffi.dlopen(null, {
      syscall: { arguments: ['i64', 'i64', 'pointer', 'pointer', 'u64'], return: 'i64' },
    });
    return (...asked) => functions.syscall(...asked);
  } catch {
    return undefined;
  } finally {
    process.emitWarning = warn;
  }
}
