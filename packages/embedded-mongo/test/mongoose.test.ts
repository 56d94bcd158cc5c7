import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index.ts';
import { newFolder } from './server.ts';

const { Schema } = mongoose;
const connection = mongoose.createConnection();
const Account = connection.model(
  'Account',
  new Schema({ owner: { type: String, required: true }, cents: Number }, { timestamps: true }).index(
    { owner: 1 },
    { unique: true },
  ),
);
let server: EmbeddedMongo | undefined;

beforeAll(async () => {
  server = await startEmbeddedMongo({ dataDir: newFolder() });
  await connection.openUri(server.uri, { dbName: 'mongoose_test' });
  await Account.init();
});
afterAll(async () => {
  await connection.close();
  await server?.close();
});

it('runs a Mongoose transaction whole or not at all', async () => {
  await Account.create({ owner: 'a', cents: 100 }, { owner: 'b', cents: 0 });
  const move = (cents: number) =>
    connection.transaction(async (session) => {
      await Account.updateOne({ owner: 'a' }, { $inc: { cents: -cents } }, { session });
      const from = await Account.findOne({ owner: 'a' }).session(session);
      if ((from?.cents ?? 0) < 0) throw new Error('not enough');
      await Account.updateOne({ owner: 'b' }, { $inc: { cents } }, { session });
    });
  await move(60);
  await expect(move(60)).rejects.toThrow('not enough');
  const left = await Account.find().sort({ owner: 1 }).lean();
  expect(left.map(({ owner, cents }) => [owner, cents])).toEqual([
    ['a', 40],
    ['b', 60],
  ]);
});

it('refuses a second account of one owner by name', async () => {
  await Account.create({ owner: 'c' });
  await expect(Account.create({ owner: 'c' })).rejects.toMatchObject({
    code: 11000,
    keyPattern: { owner: 1 },
    keyValue: { owner: 'c' },
  });
});

it('upserts in bulk by a unique key', async () => {
  const write = (cents: number) =>
    Account.bulkWrite(
      ['x', 'y', 'x'].map((owner) => ({
        updateOne: { filter: { owner }, update: { $set: { cents } }, upsert: true },
      })),
      { timestamps: false },
    );
  expect(await write(1)).toMatchObject({ upsertedCount: 2, matchedCount: 1, modifiedCount: 0 });
  expect(await write(2)).toMatchObject({ upsertedCount: 0, matchedCount: 3, modifiedCount: 2 });
});

it('finds with a cursor across many batches', async () => {
  const Row = connection.model('Row', new Schema({ n: Number }));
  await Row.insertMany(Array.from({ length: 1000 }, (_, n) => ({ n })));
  let sum = 0;
  for await (const row of Row.find().sort({ n: -1 }).batchSize(37).cursor()) sum += row.n ?? 0;
  expect(sum).toBe(499_500);
});
