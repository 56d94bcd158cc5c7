import { createLogger } from '@quad/subgraph-kit';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryPoints } from '../src/trust/budgets/memory-points.ts';
import { createRedisPoints } from '../src/trust/budgets/redis-points.ts';

const engines = [
  ['memory', undefined],
  ...(process.env.REDIS_URL === undefined ? [] : [['Redis', process.env.REDIS_URL] as const]),
] as const;

describe.each(engines)('points in %s', (_name, redisUrl) => {
  let passedMs = 0;
  const nowMs = () => Date.now() + passedMs;
  const store =
    redisUrl === undefined
      ? createMemoryPoints(nowMs)
      : createRedisPoints(redisUrl, createLogger('gateway', 'silent'), nowMs);
  afterAll(() => store.close());
  // A window of its own for each test, in an engine that others use too.
  let quota = { name: `test-${process.pid}-0`, points: 100, seconds: 60 };
  let count = 0;
  beforeEach(async () => {
    count += 1;
    passedMs = 0;
    quota = { ...quota, name: `test-${process.pid}-${count}` };
    if (redisUrl !== undefined)
      await expect.poll(() => store.take(quota, 'probe', 1)).toMatchObject({ left: 99 });
  });

  it('are taken until none are left, each account for itself', async () => {
    expect(await store.take(quota, 'a', 60)).toMatchObject({ isTaken: true, left: 40 });
    expect(await store.take(quota, 'a', 40)).toMatchObject({ isTaken: true, left: 0 });
    expect(await store.take(quota, 'a', 1)).toMatchObject({ isTaken: false, left: 0 });
    expect(await store.take(quota, 'b', 100)).toMatchObject({ isTaken: true, left: 0 });
  });

  it('stay where they are when more are asked than are left', async () => {
    await store.take(quota, 'a', 60);
    expect(await store.take(quota, 'a', 50)).toMatchObject({ isTaken: false, left: 40 });
    expect(await store.take(quota, 'a', 40)).toMatchObject({ isTaken: true, left: 0 });
  });

  it('are given back, and more are taken, within the window', async () => {
    const taken = await store.take(quota, 'a', 90);
    await store.giveBack(quota, 'a', 50, taken);
    expect(await store.take(quota, 'a', 10)).toMatchObject({ left: 50 });
    await store.giveBack(quota, 'a', -20, taken);
    expect(await store.take(quota, 'a', 10)).toMatchObject({ left: 20 });
  });

  it('that belong to a window that has ended are not given to the next one', async () => {
    const taken = await store.take(quota, 'a', 90);
    passedMs = 61_000;
    await store.giveBack(quota, 'a', 90, taken);
    expect(await store.take(quota, 'a', 5)).toMatchObject({ left: 5 });
  });

  it('say when the window ends', async () => {
    const { resetAtMs } = await store.take(quota, 'a', 1);
    expect(resetAtMs - Date.now()).toBeGreaterThan(50_000);
    expect(resetAtMs - Date.now()).toBeLessThanOrEqual(60_000);
  });
});

it('are counted by each process for itself while Redis does not answer', async () => {
  const store = createRedisPoints('redis://127.0.0.1:1', createLogger('gateway', 'silent'));
  const quota = { name: 'alone', points: 10, seconds: 60 };
  expect(await store.take(quota, 'a', 6)).toMatchObject({ isTaken: true, left: 4 });
  expect(await store.take(quota, 'a', 6)).toMatchObject({ isTaken: false, left: 4 });
  await store.close();
});
