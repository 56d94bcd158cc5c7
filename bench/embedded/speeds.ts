import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawnEmbeddedMongo } from '@quad/embedded-mongo';
import mongoose, { Schema } from 'mongoose';
import { median } from '../result.ts';
import { enrolment } from './enrolments.ts';

/** Operations each second of one way to use the database. */
export interface Speeds {
  readonly create: number;
  readonly createAtOnce: number;
  readonly insertMany: number;
  readonly findOne: number;
}

/** What the probe measured on the machine that the design was made on (embedded-mongo.md). */
export const PROBE: Speeds = { create: 483, createAtOnce: 2400, insertMany: 26_000, findOne: 2200 };

const ROUNDS = 5;
const AT_ONCE = 50;

const schema = new Schema(
  {
    code: { type: String, required: true, unique: true },
    organizationId: String,
    personId: String,
    role: String,
    startsOn: String,
    credits: Number,
    updatedAt: Date,
  },
  { versionKey: false, autoIndex: false },
);

function row(n: number): Record<string, unknown> {
  const { organizationId, personId, role, startsOn, credits, updatedAt } = enrolment(n);
  return { code: `code-${n}`, organizationId, personId, role, startsOn, credits, updatedAt };
}

async function perSecond(operations: number, run: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await run();
  return (operations / (performance.now() - from)) * 1000;
}

/** Medians of five rounds, `operations` in all for each figure, through Mongoose over one connection string. */
async function speedsOf(uri: string, operations: number): Promise<Speeds> {
  const connection = await mongoose
    .createConnection(uri, { dbName: 'bench', maxPoolSize: AT_ONCE })
    .asPromise();
  const model = connection.model('Row', schema, 'speeds');
  await model.createIndexes();
  const each = operations / ROUNDS;
  const all: Record<keyof Speeds, number[]> = { create: [], createAtOnce: [], insertMany: [], findOne: [] };
  let next = 0;
  await model.create(row(next++));
  for (let round = 0; round < ROUNDS; round++) {
    all.create.push(
      await perSecond(each, async () => {
        for (let i = 0; i < each; i++) await model.create(row(next++));
      }),
    );
    all.createAtOnce.push(
      await perSecond(each, async () => {
        const one = async (): Promise<void> => {
          for (let i = 0; i < each / AT_ONCE; i++) await model.create(row(next++));
        };
        await Promise.all(Array.from({ length: AT_ONCE }, one));
      }),
    );
    const rows = Array.from({ length: operations }, () => row(next++));
    all.insertMany.push(
      await perSecond(operations, async () => {
        await model.insertMany(rows);
      }),
    );
    all.findOne.push(
      await perSecond(each, async () => {
        for (let i = 0; i < each; i++) {
          const found = await model.findOne({ code: `code-${(i * 37) % next}` }).lean();
          if (found === null) throw new Error('a document that was stored was not found');
        }
      }),
    );
  }
  await connection.close();
  return {
    create: median(all.create),
    createAtOnce: median(all.createAtOnce),
    insertMany: median(all.insertMany),
    findOne: median(all.findOne),
  };
}

/** The machine's own time for one page written and synced, in milliseconds; median of 200. */
function syncLatencyMs(folder: string): number {
  const file = openSync(join(folder, 'sync'), 'w');
  const page = Buffer.alloc(4096, 1);
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const from = performance.now();
    writeSync(file, page, 0, page.length, 0);
    fdatasyncSync(file);
    times.push(performance.now() - from);
  }
  closeSync(file);
  return median(times);
}

function startPeer(folder: string): Promise<{ readonly child: ChildProcess; readonly uri: string }> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./peer.ts', import.meta.url)), join(folder, 'peer')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the peer ended with ${code}`)));
    child.stdout?.once('data', (said: Buffer) => {
      resolve({ child, uri: `mongodb://127.0.0.1:${said.toString().trim()}/?directConnection=true` });
    });
  });
}

/** The embedded database, and in the same run a peer that stores nothing; both in processes of their own. */
export async function measureSpeeds(
  folder: string,
  operations: number,
): Promise<{ readonly speeds: Speeds; readonly peer: Speeds; readonly syncMs: number }> {
  const syncMs = syncLatencyMs(folder);
  const { child, uri } = await startPeer(folder);
  let peer: Speeds;
  try {
    peer = await speedsOf(uri, operations);
  } finally {
    child.removeAllListeners('exit');
    child.kill();
  }
  const server = await spawnEmbeddedMongo({ dataDir: join(folder, 'speeds') });
  try {
    return { speeds: await speedsOf(server.uri, operations), peer, syncMs };
  } finally {
    await server.stop();
  }
}
