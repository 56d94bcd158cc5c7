import { rmSync } from 'node:fs';
import { type Collection, MongoClient } from 'mongodb';
import { describe, expect, it, vi } from 'vitest';
import { spawnEmbeddedMongo } from '../src/index.ts';
import { newFolder, useServer } from './server.ts';

type Row = { _id: number; code: string; tags: string[] };

/** More than one commit of a build takes, so that writes come between. */
const ROWS = 8_000;
const { db, client } = useServer('embedded');

// Thousands of rows, each write synced: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

function row(n: number): Row {
  return { _id: n, code: `c${(n * 7919) % ROWS}`, tags: [`t${n % 10}`, `t${(n + 3) % 10}`] };
}

async function filled(name: string): Promise<Collection<Row>> {
  const rows = db().collection<Row>(name);
  await rows.insertMany(Array.from({ length: ROWS }, (_, n) => row(n)));
  return rows;
}

/** The _ids that an index gives, one for each entry, against those that the collection holds. */
async function expectWhole(rows: Collection<Row>, index: string): Promise<void> {
  const ids = async (hint: string | { $natural: 1 }): Promise<number[]> => {
    const found = await rows.find({}, { hint, projection: { _id: 1 } }).toArray();
    return found.map(({ _id }) => _id).sort((a, b) => a - b);
  };
  expect(await ids(index)).toEqual(await ids({ $natural: 1 }));
}

describe('an index that is built while others write', () => {
  it('holds what was inserted, changed and removed meanwhile', async () => {
    const rows = await filled('meanwhile');
    const building = rows.createIndexes([
      { key: { code: 1 }, unique: true, name: 'code' },
      { key: { tags: 1, code: -1 }, name: 'tags' },
    ]);
    let ended = false;
    const done = building.finally(() => {
      ended = true;
    });
    for (let n = 0; !ended && n < ROWS / 2; n++) {
      await rows.insertOne({ ...row(ROWS + n), code: `new${n}` });
      await rows.updateOne({ _id: n * 2 }, { $set: { code: `changed${n}`, tags: [] } });
      // What this row gives up, another takes: passed by the build or not.
      await rows.updateOne({ _id: ROWS - 1 - n }, { $set: { code: `left${n}` } });
      await rows.insertOne({ _id: -1 - n, code: row(ROWS - 1 - n).code, tags: ['again'] });
      await rows.deleteOne({ _id: n * 2 + 1 });
    }
    expect(await done).toEqual(['code', 'tags']);
    await expectWhole(rows, 'code');
    const [plan] = [await rows.find({ code: 'c1' }).explain('queryPlanner')];
    expect(plan.queryPlanner.winningPlan.inputStage.indexName).toBe('code');
    const tags = await rows.find({ tags: 't3' }, { hint: 'tags' }).toArray();
    const scanned = await rows.find({ tags: 't3' }, { hint: { $natural: 1 } }).toArray();
    expect(tags.map(({ _id }) => _id).sort()).toEqual(scanned.map(({ _id }) => _id).sort());
  });

  it('is refused with E11000 when there is a double at the end, and leaves nothing', async () => {
    const rows = await filled('double');
    await rows.updateOne({ _id: ROWS - 1 }, { $set: { code: row(0).code } });
    await expect(rows.createIndex({ code: 1 }, { unique: true, name: 'code' })).rejects.toMatchObject({
      code: 11000,
      keyPattern: { code: 1 },
      keyValue: { code: row(0).code },
    });
    expect(await rows.indexes()).toHaveLength(1);
    await rows.updateOne({ _id: ROWS - 1 }, { $set: { code: 'single' } });
    await rows.createIndex({ code: 1 }, { unique: true, name: 'code' });
    await expectWhole(rows, 'code');
  });

  it('does not refuse a double that somebody writes meanwhile: the build is', async () => {
    const rows = await filled('writer');
    let failure: unknown;
    const building = rows.createIndex({ code: 1 }, { unique: true }).catch((error: unknown) => {
      failure = error;
    });
    let accepted = false;
    try {
      await rows.insertOne({ _id: -1, code: row(0).code, tags: [] });
      accepted = true;
    } catch (error) {
      // The build was quicker: then the index is in force.
      expect(error).toMatchObject({ code: 11000 });
    }
    await building;
    if (accepted) expect(failure).toMatchObject({ code: 11000 });
    else expect(failure).toBeUndefined();
    expect(await rows.indexes()).toHaveLength(accepted ? 1 : 2);
  });

  it('keeps what a transaction writes meanwhile', async () => {
    const rows = await filled('transaction');
    const building = rows.createIndex({ code: 1 }, { name: 'code' });
    const session = client().startSession();
    await session.withTransaction(async () => {
      await rows.insertOne({ _id: -1, code: 'in a transaction', tags: [] }, { session });
      await rows.deleteOne({ _id: 0 }, { session });
      await rows.updateOne({ _id: ROWS - 1 }, { $set: { code: 'changed' } }, { session });
    });
    await session.endSession();
    await building;
    await expectWhole(rows, 'code');
  });

  it('ends with its collection', async () => {
    const rows = await filled('dropped');
    const building = rows.createIndex({ code: 1 }).catch((error: unknown) => error);
    await rows.drop();
    const result = await building;
    // Either the build was quicker, or it says why it ended.
    if (result !== 'code_1') expect(result).toMatchObject({ code: 276, codeName: 'IndexBuildAborted' });
    expect(await rows.countDocuments()).toBe(0);
  });
});

describe('a server that is killed', () => {
  it('has the index whole or not at all, and builds it when asked again', async () => {
    const dataDir = newFolder();
    try {
      const first = await spawnEmbeddedMongo({ dataDir });
      const client = await MongoClient.connect(first.uri);
      await client
        .db('d')
        .collection<Row>('rows')
        .insertMany(Array.from({ length: ROWS }, (_, n) => row(n)));
      await client
        .db('d')
        .collection<Row>('gone')
        .insertMany(Array.from({ length: ROWS }, (_, n) => row(n)));
      const building = client
        .db('d')
        .collection('rows')
        .createIndex({ code: 1 })
        .catch(() => undefined);
      // One answered command later, the build has begun.
      await client.db('d').collection('gone').drop();
      await first.kill();
      await building;
      await client.close();
      const second = await spawnEmbeddedMongo({ dataDir });
      const again = await MongoClient.connect(second.uri);
      const rows = again.db('d').collection<Row>('rows');
      expect([1, 2]).toContain((await rows.indexes()).length);
      await rows.createIndex({ code: 1 }, { name: 'code_1' });
      await expectWhole(rows, 'code_1');
      expect(await again.db('d').collection('gone').countDocuments()).toBe(0);
      await again.close();
      await second.stop();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
