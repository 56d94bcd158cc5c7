import type { Document } from 'mongodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();
const rows = () => db().collection<{ _id: number; n: number }>('rows');
const all = () => rows().find().sort({ _id: 1 }).toArray();
const byVariable = { $expr: { $eq: ['$_id', '$$id'] } };

beforeEach(async () => {
  await rows().deleteMany({});
  await rows().insertMany([1, 2, 3].map((n) => ({ _id: n, n })));
});

describe('let', () => {
  it('names values for the filter and the projection of a find', async () => {
    const projection = { _id: 0, twice: { $add: ['$n', '$$more'] } };
    expect(
      await rows()
        .find(byVariable, { let: { id: 2, more: 5 }, projection })
        .toArray(),
    ).toEqual([{ twice: 7 }]);
  });

  it('names values for the stages of an aggregation', async () => {
    const pipeline = [{ $match: byVariable }, { $project: { n: '$$text' } }];
    const options = { let: { id: 2, text: { $literal: '$n' } } };
    expect(await rows().aggregate(pipeline, options).toArray()).toEqual([{ _id: 2, n: '$n' }]);
  });

  it('names values for a later variable', async () => {
    const variables = { id: 1, more: { $add: ['$$id', 1] } };
    const pipeline = [{ $match: { _id: 1 } }, { $project: { n: '$$more' } }];
    expect(await rows().aggregate(pipeline, { let: variables }).toArray()).toEqual([{ _id: 1, n: 2 }]);
  });

  it('names values for updates, deletes and findAndModify', async () => {
    await rows().updateOne(byVariable, [{ $set: { n: '$$to' } }], { let: { id: 1, to: 10 } });
    await rows().deleteOne(byVariable, { let: { id: 2 } });
    const options = { let: { id: 3 }, returnDocument: 'after' } as const;
    expect(await rows().findOneAndUpdate(byVariable, { $inc: { n: 1 } }, options)).toEqual({ _id: 3, n: 4 });
    expect(await all()).toEqual([
      { _id: 1, n: 10 },
      { _id: 3, n: 4 },
    ]);
  });

  const refused: [string, Document, number][] = [
    ['a field, since no document is met yet', { id: '$n' }, 4890500],
    ['a name that begins with a capital', { Id: 1 }, 16867],
    ['a name with a dot', { 'i.d': 1 }, 16868],
    ['an operator that there is not', { id: { $nothing: 1 } }, 168],
  ];
  it.each([
    ['a filter', (name: string) => rows().find({ $expr: { $eq: ['$_id', name] } })],
    ['a projection', (name: string) => rows().find({}, { projection: { n: name } })],
    ['a stage', (name: string) => rows().aggregate([{ $project: { n: name } }])],
    ['the head of a pipeline', (name: string) => rows().aggregate([{ $match: { $expr: name } }])],
  ])('refuses a variable that nobody named in %s, also when there is no document', async (_, read) => {
    await rows().deleteMany({});
    await expect(read('$$nobody').toArray()).rejects.toMatchObject({ code: 17276 });
  });

  it.each(refused)('refuses %s', async (_, variables, code) => {
    await expect(rows().find({}, { let: variables }).toArray()).rejects.toMatchObject({ code });
  });
});
