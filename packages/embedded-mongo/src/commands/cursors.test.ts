import { expect, it } from 'vitest';
import { encode } from '../bson/encode.ts';
import { int } from '../bson/value.ts';
import type { Reply } from './command.ts';
import { Cursors } from './cursors.ts';

const MiB = 1024 * 1024;

function documents(sizes: readonly number[]): Iterator<Uint8Array> {
  return sizes.map((size) => new Uint8Array(size)).values();
}

/** A reply's batch size and cursor id. */
function told(reply: Reply, batch: 'firstBatch' | 'nextBatch'): { size: number; id: unknown } {
  const cursor = reply.get('cursor');
  const held = cursor instanceof Map ? cursor.get(batch) : undefined;
  if (!(cursor instanceof Map) || !Array.isArray(held)) throw new Error('a reply without a batch');
  return { size: held.length, id: cursor.get('id') };
}

it('splits a result so that no batch of several documents is larger than 4 MB', async () => {
  const cursors = new Cursors();
  const sizes = [10 * MiB, 6 * MiB, 1, 16 * MiB, 16 * MiB];
  const first = told(
    await cursors.open('d.c', documents(sizes), undefined, false, undefined, 0),
    'firstBatch',
  );
  expect(first.size).toBe(1);
  const sizesMet = [];
  let { id } = first;
  while (typeof id === 'bigint' && id !== 0n) {
    const next = told(await cursors.more(id, 'd.c', undefined, undefined, 0), 'nextBatch');
    sizesMet.push(next.size);
    id = next.id;
  }
  expect(sizesMet).toEqual([1, 1, 1, 1]);
  expect(cursors.size).toBe(0);
});

it('keeps 10,000 cursors, refuses the next, and forgets those that were left for ten minutes', async () => {
  const cursors = new Cursors();
  const one = encode(new Map([['n', int(1)]]));
  const open = (nowMs: number): Promise<Reply> =>
    cursors.open('d.c', [one, one].values(), 1, false, undefined, nowMs);
  for (let n = 0; n < 10_000; n++) await open(n < 100 ? 0 : 600_000);
  await expect(open(600_000)).rejects.toThrow('keeps at most 10000 open cursors');
  expect(cursors.size).toBe(10_000);
  cursors.sweep(600_001);
  expect(cursors.size).toBe(9_900);
  await open(600_001);
});
