import type { WorkerProcess } from './worker-process.ts';

/** Kept connections go from one generation's workers to the next one's by and by: a process that just came up is slow. */
export interface Shift {
  /** Who takes the connection that came; null when there is nobody. @param serving those of the newest generation. */
  next(serving: readonly WorkerProcess[]): WorkerProcess | null;
  /** Resolves when those before may let go of all. */
  from(before: readonly WorkerProcess[], after: readonly WorkerProcess[]): Promise<void>;
}

/** Parts of the connections that those before have let go of, step by step; few at first. */
const PARTS = [0.04, 0.16, 0.36, 0.64, 0.81];
const STEP_MS = 200;
/** Whoever has so little rest is given no more for the moment … */
const BUSY = 0.7;
/** … for so many steps at most: a machine that is always busy gets its new graph too. */
const MOST_HELD_STEPS = 25;

export function createShift(pause: (ms: number) => Promise<void>): Shift {
  let leaving: readonly WorkerProcess[] = [];
  let turn = 0;

  function inTurn(workers: readonly WorkerProcess[]): WorkerProcess | null {
    const there = workers.filter((worker) => !worker.hasEnded());
    turn += 1;
    return there[turn % Math.max(there.length, 1)] ?? null;
  }

  async function isBusy(workers: readonly WorkerProcess[]): Promise<boolean> {
    const pulses = await Promise.all(workers.map((worker) => worker.pulse()));
    return pulses.some((busy) => busy === null || busy > BUSY);
  }

  return {
    // Who has seen a version on a new connection sees it on every new one.
    next: (serving) => inTurn(serving) ?? inTurn(leaving),
    async from(before, after) {
      leaving = before;
      let heldSteps = 0;
      for (const part of PARTS) {
        for (const worker of before) worker.yield(part);
        await pause(STEP_MS);
        while (heldSteps < MOST_HELD_STEPS && after.length > 0 && (await isBusy(after))) {
          heldSteps += 1;
          await pause(STEP_MS);
        }
      }
      leaving = [];
    },
  };
}
