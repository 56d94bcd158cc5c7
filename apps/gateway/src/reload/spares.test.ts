import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSpares, type Spares } from './spares.ts';
import type { WorkerProcess } from './worker-process.ts';

let begun: number;
let ended: number[];
let spares: Spares;
/** The pool knows of a worker only that it can be ended. */
const workerWith = (pid: number) => ({ pid, end: () => void ended.push(pid) }) as WorkerProcess;
beforeEach(() => {
  vi.useFakeTimers();
  begun = 100;
  ended = [];
  spares = createSpares({
    start() {
      begun += 1;
      return workerWith(begun);
    },
    most: 1,
    keptMs: 60_000,
    expectedWithinMs: 6_000,
  });
});
afterEach(() => {
  spares.end();
  vi.useRealTimers();
});

it('gives a worker that is idle before a new one', async () => {
  spares.keep(workerWith(1));
  expect([(await spares.take(false)).pid, (await spares.take(false)).pid]).toEqual([1, 101]);
});

it('waits for one that is about to be idle, and not longer than it takes to lose patience', async () => {
  const first = spares.take(true);
  await vi.advanceTimersByTimeAsync(3_000);
  spares.keep(workerWith(1));
  expect((await first).pid).toBe(1);
  const second = spares.take(true);
  await vi.advanceTimersByTimeAsync(6_000);
  expect((await second).pid).toBe(101);
});

it('keeps no more than are used at once, and none for long', async () => {
  spares.keep(workerWith(1));
  spares.keep(workerWith(2));
  expect(ended).toEqual([2]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended).toEqual([2, 1]);
  expect((await spares.take(false)).pid).toBe(101);
});

it('gives none that has ended', async () => {
  const worker = workerWith(1);
  spares.keep(worker);
  spares.forget(worker);
  expect((await spares.take(false)).pid).toBe(101);
});
