import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type SpawnedMongo, spawnEmbeddedMongo } from '@quad/embedded-mongo';
import { type Collection, type Db, MongoClient } from 'mongodb';
import { median } from '../result.ts';
import { type Enrolment, enrolment, enrolmentId, INDEXES, LATER_INDEXES } from './enrolments.ts';
import { memoryOf, type ProcessMemory, peakDuring } from './process-memory.ts';
import { type ReadCost, readCosts } from './queries.ts';

/** What one phase took, and the most memory that the server had in it. */
export interface Phase {
  readonly id: string;
  readonly seconds: number;
  readonly peak: ProcessMemory;
  /** The longest time that another client's ping or read by key waited meanwhile, in milliseconds. */
  readonly heldUpMs: number;
}

export interface MillionResult {
  readonly phases: readonly Phase[];
  readonly costs: readonly ReadCost[];
  readonly coveredCount: { readonly n: number; readonly seconds: number };
  /** Seconds from spawn to the first answered ping and the first find, medians of 5. */
  readonly start: { readonly warm: number; readonly cold: number };
  readonly fileMib: number;
}

const BATCH = 1000;
const STARTS = 5;

async function load(enrolments: Collection<Enrolment>, total: number): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < total) {
      const from = next;
      next += BATCH;
      const many = Array.from({ length: Math.min(BATCH, total - from) }, (_, i) => enrolment(from + i));
      await enrolments.insertMany(many, { ordered: false });
    }
  };
  await Promise.all([worker(), worker()]);
}

async function walk(enrolments: Collection<Enrolment>, total: number): Promise<void> {
  let seen = 0;
  for await (const { changeVersion } of enrolments.find({}, { batchSize: 1000 })) {
    if (changeVersion >= 0) seen += 1;
  }
  if (seen !== total) throw new Error(`a walk over ${total} documents met ${seen}`);
}

async function group(enrolments: Collection<Enrolment>, total: number): Promise<void> {
  const groups = await enrolments
    .aggregate<{ n: number }>([
      {
        $group: {
          _id: '$schoolId',
          n: { $sum: 1 },
          credits: { $sum: '$credits' },
          last: { $max: '$updatedAt' },
        },
      },
    ])
    .toArray();
  const counted = groups.reduce((sum, { n }) => sum + n, 0);
  if (counted !== total) throw new Error(`a group over ${total} documents counted ${counted}`);
}

async function lookUp(enrolments: Collection<Enrolment>, db: Db, total: number): Promise<void> {
  const people = Array.from({ length: Math.floor(total / 100) }, (_, i) => ({
    _id: `person-${String(i * 10).padStart(8, '0')}`,
    family: 'Abara',
  }));
  const collection = db.collection<{ _id: string; family: string }>('people');
  await collection.insertMany(people);
  const joined = await collection
    .aggregate<{ enrolments: unknown[] }>([
      {
        $lookup: {
          from: enrolments.collectionName,
          localField: '_id',
          foreignField: 'personId',
          as: 'enrolments',
        },
      },
    ])
    .toArray();
  if (joined.some((person) => person.enrolments.length < 1)) throw new Error('a $lookup found no partner');
}

async function scanCount(enrolments: Collection<Enrolment>, total: number): Promise<void> {
  const n = await enrolments.countDocuments({ credits: { $gte: 0 } });
  if (n !== total) throw new Error(`a count over ${total} documents gave ${n}`);
}

/** Seconds from the spawn of the server to its first answered ping and a find by an index. */
async function startOnce(dataDir: string): Promise<number> {
  const from = performance.now();
  const server = await spawnEmbeddedMongo({ dataDir });
  const client = await MongoClient.connect(server.uri);
  await client.db('bench').command({ ping: 1 });
  const found = await client
    .db('bench')
    .collection<Enrolment>('enrolments')
    .findOne({ changeVersion: 7, organizationId: enrolment(7).organizationId });
  const seconds = (performance.now() - from) / 1000;
  if (found === null) throw new Error('a document that was stored is gone after a restart');
  await client.close();
  await server.stop();
  return seconds;
}

/** Drops the file from the kernel's page cache (posix_fadvise, through dd); nobody may have it mapped. */
function forgetPages(file: string): void {
  const done = spawnSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
  if (done.status !== 0) throw new Error(`dd could not drop the pages of ${file}`);
}

async function starts(dataDir: string, file: string, cold: boolean): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    if (cold) forgetPages(file);
    times.push(await startOnce(dataDir));
  }
  return median(times);
}

/** Runs a phase while another client pings and reads by key, one after the other. */
async function phase(server: SpawnedMongo, id: string, run: () => Promise<void>): Promise<Phase> {
  const other = await MongoClient.connect(server.uri);
  const enrolments = other.db('bench').collection<Enrolment>('enrolments');
  let over = false;
  let heldUpMs = 0;
  const watch = (async () => {
    while (!over) {
      const from = performance.now();
      await other.db('bench').command({ ping: 1 });
      await enrolments.findOne({ _id: enrolmentId(3) });
      heldUpMs = Math.max(heldUpMs, performance.now() - from);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const from = performance.now();
  try {
    const { peak } = await peakDuring(server.pid, run);
    const seconds = (performance.now() - from) / 1000;
    over = true;
    await watch;
    return { id, seconds, peak, heldUpMs };
  } finally {
    over = true;
    await other.close();
  }
}

/** Loads `total` documents and measures all that the bars name. */
export async function measureMillion(
  dataDir: string,
  total: number,
  say: (line: string) => void,
): Promise<MillionResult> {
  const file = join(dataDir, 'db', 'quad.mdb');
  const server = await spawnEmbeddedMongo({ dataDir });
  const client = await MongoClient.connect(server.uri);
  const db = client.db('bench');
  const enrolments = db.collection<Enrolment>('enrolments');
  const phases: Phase[] = [];
  const run = async (id: string, act: () => Promise<void>): Promise<void> => {
    const done = await phase(server, id, act);
    phases.push(done);
    say(
      `${id}: ${done.seconds.toFixed(1)} s, RSS at most ${done.peak.rssMib.toFixed(0)} MiB (own ${done.peak.ownMib.toFixed(0)}, files ${done.peak.fileMib.toFixed(0)}), others held up at most ${done.heldUpMs.toFixed(0)} ms`,
    );
  };
  let costs: ReadCost[] = [];
  let coveredCount = { n: 0, seconds: 0 };
  try {
    await enrolments.createIndexes(INDEXES);
    await run('load', () => load(enrolments, total));
    for (const index of LATER_INDEXES)
      await run(`build of index ${index.name}`, async () => {
        await enrolments.createIndexes([index]);
      });
    await run('finds', async () => {
      costs = await readCosts(enrolments, total);
      const from = performance.now();
      const n = await enrolments.countDocuments({ organizationId: 'district-2' });
      coveredCount = { n, seconds: (performance.now() - from) / 1000 };
    });
    await run('walk', () => walk(enrolments, total));
    await run('count by scan', () => scanCount(enrolments, total));
    await run('group', () => group(enrolments, total));
    await run('lookup', () => lookUp(enrolments, db, total));
    await run('idle for 15 s', () => new Promise((resolve) => setTimeout(resolve, 15_000)));
    const rest = memoryOf(server.pid);
    say(`after: RSS ${rest.rssMib.toFixed(0)} MiB (own ${rest.ownMib.toFixed(0)})`);
  } finally {
    await client.close();
    await server.stop();
  }
  const start = { warm: await starts(dataDir, file, false), cold: await starts(dataDir, file, true) };
  return { phases, costs, coveredCount, start, fileMib: statSync(file).size / 2 ** 20 };
}
