import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  compile,
  defaultCooling,
  levelsOf,
  type ScheduleProblem,
  type SeatBounds,
  searchScale,
  seatBounds,
} from '@quad/schedule-engine';
import { createHighsSolver } from './highs-solver.ts';
import type { FromThread, SearchLimit, ThreadProgress, ThreadResult, ThreadTask } from './thread-messages.ts';

export type BuildWish = {
  readonly problem: ScheduleProblem;
  readonly seed: number;
  readonly limit: BuildLimit;
  /** Search threads; left out: one per core. Of no use with steps, which say it themselves. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: BuildProgress) => void;
};

/** Time, or the steps of each thread on each level of its cooling, with which the same answer comes again. */
export type BuildLimit =
  | { readonly seconds: number }
  | { readonly stepsByWorker: readonly (readonly number[])[] };

/** Batches of the exact solver at the end of a build by steps: each takes a second or some. */
const repairBatches = 4;

/** So many steps for each of so many threads, spread evenly over the levels of the cooling, and the repair at the end. */
export function evenSteps(steps: number, workers: number): number[][] {
  const levels = levelsOf(defaultCooling) - defaultCooling.repair.levels;
  const byLevel = Array.from(
    { length: levels },
    (_, level) => Math.floor(((level + 1) * steps) / levels) - Math.floor((level * steps) / levels),
  );
  return Array.from({ length: workers }, () => [...byLevel, repairBatches]);
}

export type BuildProgress = {
  /** Best of all threads, in the goals' unit: 100 is one unmet elective request; less is better. */
  readonly score: number;
  /** Most of all threads. */
  readonly met: number;
  readonly bounds: SeatBounds | undefined;
  readonly elapsedMs: number;
};

export type BuiltSchedule = ThreadResult & {
  readonly bounds: SeatBounds;
  /** What every thread did, the best and the others: a build with these repeats this one. */
  readonly stepsByWorker: readonly (readonly number[])[];
  /** Which of the threads made the best answer, from 0. */
  readonly best: number;
  readonly elapsedMs: number;
};

/** Cheapest first; threads stand in the order of their index, so that equal answers are always the same thread's. */
function bestOf(results: readonly ThreadResult[]): number {
  let best = 0;
  results.forEach((result, index) => {
    if (result.cost < (results[best]?.cost ?? Number.POSITIVE_INFINITY)) best = index;
  });
  return best;
}

/** Builds a schedule with one search per core, different seeds, and keeps the best. Stops with what it has on `signal`. */
export async function buildSchedule(wish: BuildWish): Promise<BuiltSchedule> {
  const started = performance.now();
  const workers =
    'stepsByWorker' in wish.limit
      ? wish.limit.stepsByWorker.length
      : (wish.workers ?? availableParallelism());
  const stopFlag = new SharedArrayBuffer(4);
  const stop = () => Atomics.store(new Int32Array(stopFlag), 0, 1);
  wish.signal?.addEventListener('abort', stop, { once: true });
  // The bounds come first: they take seconds, and the searches then have the machine for themselves.
  const bounds = seatBounds(compile(wish.problem), await createHighsSolver());
  const spentSeconds = (performance.now() - started) / 1000;
  const { limit } = wish;
  const limitOf = (index: number): SearchLimit =>
    'seconds' in limit
      ? { seconds: Math.max(1, limit.seconds - spentSeconds) }
      : { stepsByLevel: limit.stepsByWorker[index] ?? [] };
  const metBy = new Array<number>(workers).fill(0);
  const costBy = new Array<number>(workers).fill(Number.POSITIVE_INFINITY);
  const results = await Promise.all(
    Array.from({ length: workers }, (_, index) =>
      runThread(
        { problem: wish.problem, seed: wish.seed * 1_000 + index, limit: limitOf(index), stopFlag },
        ({ met, cost }) => {
          metBy[index] = met;
          costBy[index] = cost;
          wish.onProgress?.({
            score: Math.min(...costBy) / searchScale,
            met: Math.max(...metBy),
            bounds,
            elapsedMs: performance.now() - started,
          });
        },
      ),
    ),
  );
  wish.signal?.removeEventListener('abort', stop);
  const best = bestOf(results);
  const result = results[best];
  if (result === undefined) throw new Error('A build needs at least one search thread.');
  return {
    ...result,
    bounds,
    stepsByWorker: results.map(({ stepsByLevel }) => stepsByLevel),
    best,
    elapsedMs: performance.now() - started,
  };
}

function runThread(task: ThreadTask, onProgress: (progress: ThreadProgress) => void): Promise<ThreadResult> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./search-thread.ts', import.meta.url), { workerData: task });
    let result: ThreadResult | undefined;
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'PROGRESS') onProgress(message);
      else result = message;
    });
    thread.once('error', reject);
    thread.once('exit', (code) => {
      if (result !== undefined) resolve(result);
      else reject(new Error(`A search thread ended with code ${code} and no schedule.`));
    });
  });
}
