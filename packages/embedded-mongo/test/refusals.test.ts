import type { Document } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();

beforeAll(async () => {
  await db()
    .collection<{ _id: number }>('rows')
    .insertMany([{ _id: 1 }, { _id: 2 }]);
});

describe('what the server does not do is refused by MongoDB’s code:', () => {
  const rows: [Document, number][] = [
    [{ mapReduce: 'rows' }, 59],
    [{ collMod: 'rows' }, 59],
    [{ find: 'rows', unknownOption: 1 }, 40415],
    [{ find: 'rows', tailable: true }, 40415],
    [{ find: 'rows', collation: { locale: 'fr' } }, 2],
    [{ find: 'rows', hint: 'no_such_index' }, 2],
    [{ find: 'rows', sort: { a: 2 } }, 15975],
    [{ find: 'rows', limit: -1 }, 51024],
    [{ find: 1 }, 14],
    [{ insert: 'rows', documents: [] }, 16],
    [{ insert: 'rows' }, 40414],
    [{ insert: 'bad$name', documents: [{ a: 1 }] }, 73],
    [{ update: 'rows', updates: [{ q: {}, u: { $set: { a: 1 } }, wrong: 1 }] }, 40415],
    [{ getMore: 1, collection: 'rows' }, 14],
    [{ aggregate: 'rows', pipeline: [] }, 9],
    [{ aggregate: 1, pipeline: [], cursor: {} }, 73],
    [{ listIndexes: 'nowhere' }, 26],
    [{ dropIndexes: 'rows', index: 'nowhere_1' }, 27],
    [{ dropIndexes: 'rows', index: '_id_' }, 72],
    [{ create: 'other', capped: true, size: 100 }, 72],
    [{ findAndModify: 'rows', query: {} }, 9],
    [{ find: 'rows', readConcern: { level: 'snapshot' } }, 72],
  ];
  it.each(rows.map(([command, code]) => [JSON.stringify(command), code, command] as const))(
    '%s → %i',
    async (_, code, command) => {
      const refused = db().command(command);
      await expect(
        refused.then((reply) => {
          // Statements of a write are refused one by one, inside the reply.
          const [first] = (reply.writeErrors ?? []) as { code: number }[];
          throw Object.assign(new Error('refused inside'), first ?? { code: 0 });
        }),
      ).rejects.toMatchObject({ code });
    },
  );

  it('more copies than one node can give, after the write is done', async () => {
    const reply = await db()
      .command({ insert: 'copies', documents: [{ a: 1 }], writeConcern: { w: 3 } })
      .catch((error) => error.result);
    expect(reply).toMatchObject({ n: 1, writeConcernError: { code: 100 } });
    expect(await db().collection('copies').countDocuments()).toBe(1);
  });

  it('an _id that cannot be one', async () => {
    await expect(
      db()
        .collection('rows')
        .insertOne({ _id: [1] as never }),
    ).rejects.toMatchObject({ code: 53 });
  });

  it('a document larger than 16 MB', async () => {
    const rows = db().collection<{ _id: number; a: string[] }>('large');
    const half = 'x'.repeat(9_000_000);
    await rows.insertOne({ _id: 1, a: [half] });
    await expect(rows.updateOne({ _id: 1 }, { $push: { a: half } })).rejects.toMatchObject({ code: 10334 });
    expect((await rows.findOne({ _id: 1 }))?.a).toHaveLength(1);
  });

  it('an index key longer than the store can hold', async () => {
    await db().collection('long').createIndex({ a: 1 });
    await expect(
      db()
        .collection('long')
        .insertOne({ a: 'x'.repeat(3000) }),
    ).rejects.toMatchObject({ code: 17280 });
  });

  it('a cursor whose collection was dropped', async () => {
    const gone = db().collection('gone');
    await gone.insertMany(Array.from({ length: 10 }, (_, n) => ({ n })));
    const cursor = gone.find().batchSize(2);
    await cursor.next();
    await cursor.next();
    await gone.drop();
    await expect(cursor.next()).rejects.toMatchObject({ code: 175 });
  });
});
