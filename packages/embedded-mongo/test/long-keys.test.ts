import { expect, it } from 'vitest';
import { useServer } from './server.ts';

const { db } = useServer();

it('what is longer than any key is looked for and not there, which is no error', async () => {
  const rows = db().collection<{ _id: string; name: string }>('rows');
  await rows.createIndex({ name: 1 });
  await rows.insertOne({ _id: 'a', name: 'a' });
  for (const length of [1_500, 1_970, 1_978, 2_500, 5_000, 100_000]) {
    const long = 'x'.repeat(length);
    expect(await rows.findOne({ _id: long })).toBeNull();
    expect(await rows.findOne({ name: long })).toBeNull();
    expect(await rows.find({ _id: { $in: ['a', long] } }).toArray()).toHaveLength(1);
    expect((await rows.updateOne({ _id: long }, { $set: { name: 'b' } })).matchedCount).toBe(0);
    expect(await rows.find({ _id: { $lt: long } }).toArray()).toHaveLength(1);
    expect(await rows.find({ _id: { $gt: long } }).toArray()).toHaveLength(0);
    expect(
      await rows
        .find({ name: { $lt: long } })
        .sort({ name: -1 })
        .toArray(),
    ).toHaveLength(1);
  }
});
