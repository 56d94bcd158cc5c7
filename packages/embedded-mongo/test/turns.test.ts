import { type Collection, MongoServerError } from 'mongodb';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { useServer } from './server.ts';

type Row = { _id: number; school: string; balance: number; note: string };

/** More than one turn of a scan takes, so that other commands come between. */
const ROWS = 20_000;
const { db, client } = useServer('embedded');
let rows: Collection<Row>;

// Many rows and many turns: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

beforeAll(async () => {
  rows = db().collection<Row>('rows');
  await rows.insertMany(
    Array.from({ length: ROWS }, (_, n) => ({
      _id: n,
      school: `s${n % 40}`,
      balance: 1,
      note: 'x'.repeat(200),
    })),
  );
});

/** Moves one from a row at one end of the collection to a row at the other, both at once, until told to stop. */
async function transferring<T>(during: () => Promise<T>): Promise<{ result: T; transfers: number }> {
  let over = false;
  let transfers = 0;
  const session = client().startSession();
  const work = (async () => {
    while (!over) {
      const from = transfers % 2 === 0 ? 0 : ROWS - 1;
      await session.withTransaction(async () => {
        await rows.updateOne({ _id: from }, { $inc: { balance: -1 } }, { session });
        await rows.updateOne({ _id: ROWS - 1 - from }, { $inc: { balance: 1 } }, { session });
      });
      transfers += 1;
    }
  })();
  try {
    return { result: await during(), transfers };
  } finally {
    over = true;
    await work;
    await session.endSession();
  }
}

describe('a long read lets others through and sees one moment', () => {
  it('in a $group over the whole collection', async () => {
    const { result, transfers } = await transferring(async () => {
      const sums: number[] = [];
      for (let i = 0; i < 5; i++) {
        const [sum] = await rows
          .aggregate<{ total: number }>([{ $group: { _id: null, total: { $sum: '$balance' } } }])
          .toArray();
        sums.push(sum?.total ?? Number.NaN);
      }
      return sums;
    });
    expect(result).toEqual([ROWS, ROWS, ROWS, ROWS, ROWS]);
    expect(transfers).toBeGreaterThan(0);
  });

  it('through every stage', async () => {
    const { result } = await transferring(() =>
      rows
        .aggregate<{ _id: string; total: number; one: number[]; kept: number }>([
          { $match: { note: { $regex: '^x' } } },
          { $set: { twice: { $add: ['$balance', '$balance'] }, tags: [1, 2] } },
          { $unset: 'note' },
          { $unwind: '$tags' },
          { $match: { tags: 1 } },
          { $project: { school: 1, twice: 1, whole: '$$ROOT' } },
          { $skip: 0 },
          { $limit: ROWS },
          { $replaceRoot: { newRoot: '$whole' } },
          { $sort: { _id: -1 } },
          { $group: { _id: null, total: { $sum: '$twice' }, kept: { $sum: 1 } } },
        ])
        .toArray(),
    );
    expect(result).toEqual([{ _id: null, total: 2 * ROWS, kept: ROWS }]);
  });

  it('in $facet and $count', async () => {
    const [faceted] = await rows
      .aggregate<{ n: { n: number }[]; schools: unknown[] }>([
        { $facet: { n: [{ $count: 'n' }], schools: [{ $group: { _id: '$school' } }] } },
      ])
      .toArray();
    expect(faceted?.n).toEqual([{ n: ROWS }]);
    expect(faceted?.schools).toHaveLength(40);
    expect(await rows.aggregate([{ $count: 'n' }]).toArray()).toEqual([{ n: ROWS }]);
  });

  it('in a sort without an index, a count and a distinct', async () => {
    const { result } = await transferring(async () => ({
      greatest: await rows.find().sort({ note: 1, _id: -1 }).limit(2).toArray(),
      count: await db().command({ count: 'rows', query: { note: { $exists: true } } }),
      schools: await rows.distinct('school'),
    }));
    expect(result.greatest.map(({ _id }) => _id)).toEqual([ROWS - 1, ROWS - 2]);
    expect(result.count.n).toBe(ROWS);
    expect(result.schools).toHaveLength(40);
  });

  it('in a walk by cursor, which meets every document once', async () => {
    const { result } = await transferring(async () => {
      const seen = new Set<number>();
      let met = 0;
      for await (const { _id } of rows.find({ note: { $gt: 'w' } }, { batchSize: 5000 })) {
        seen.add(_id);
        met += 1;
      }
      return [met, seen.size];
    });
    expect(result).toEqual([ROWS, ROWS]);
  });
});

describe('what changes under a long read', () => {
  it('ends it when the collection goes, or it has ended before', async () => {
    const gone = db().collection<Row>('gone');
    await gone.insertMany(
      Array.from({ length: ROWS }, (_, n) => ({ _id: n, school: 's', balance: n, note: 'x'.repeat(200) })),
    );
    const reading = gone
      .aggregate([{ $group: { _id: '$school', n: { $sum: 1 } } }])
      .toArray()
      .catch((error: unknown) => error);
    await gone.drop();
    const result = await reading;
    if (result instanceof MongoServerError) expect(result).toMatchObject({ code: 175 });
    // It was read before the drop, whole, or after it.
    else expect([[{ _id: 's', n: ROWS }], []]).toContainEqual(result);
  });
});
