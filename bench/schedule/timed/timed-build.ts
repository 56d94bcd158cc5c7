import { readFileSync } from 'node:fs';
import {
  compile,
  createState,
  defaultCooling,
  readProblemFile,
  type ScheduleProblem,
  searchScale,
  seatBounds,
  startSearch,
  weightsOf,
  withoutFaulty,
} from '@quad/schedule-engine';
import { buildSchedule, createHighsSolver } from '@quad/schedule-runner';

/** One build, looked at while it goes on. */
export interface TimedBuild {
  readonly offered: number;
  /** Proven: no schedule meets more. */
  readonly bound: number;
  /** Seconds since the build began, requests met, score (less is better; 100 is one unmet request): as they were then. */
  readonly points: readonly (readonly [seconds: number, met: number, score: number])[];
  /** Steps of all threads. */
  readonly steps: number;
  readonly seconds: number;
  readonly peakMib: number;
  /** Seconds on one thread, each alone. */
  readonly reading: number;
  readonly bounds: number;
  readonly construction: number;
}

/** Builds the school of a problem file in this process and tells its parent how it went. Arguments: file, seconds, seed. */
async function timedBuild(file: string, seconds: number, seed: number): Promise<TimedBuild> {
  const points: [number, number, number][] = [];
  const readingBegan = performance.now();
  const problem = problemOf(file);
  const reading = since(readingBegan);
  const built = await buildSchedule({
    problem,
    seed,
    limit: { seconds },
    onProgress: ({ elapsedMs, met, score }) => points.push([elapsedMs / 1000, met, score]),
  });
  const { tally, cost, elapsedMs } = built;
  points.push([elapsedMs / 1000, tally.met, cost / searchScale]);
  const peakMib = process.resourceUsage().maxRSS / 1024;
  const solve = await createHighsSolver();
  const boundsBegan = performance.now();
  seatBounds(compile(problem), solve);
  const bounds = since(boundsBegan);
  const constructionBegan = performance.now();
  startSearch(createState(compile(problem), weightsOf(problem.goals), seed), defaultCooling);
  return {
    offered: tally.offered,
    bound: built.bounds.met,
    points,
    steps: built.stepsByWorker.flat().reduce((sum, steps) => sum + steps, 0),
    seconds: elapsedMs / 1000,
    peakMib,
    reading,
    bounds,
    construction: since(constructionBegan),
  };
}

const since = (began: number) => (performance.now() - began) / 1000;

function problemOf(file: string): ScheduleProblem {
  const read = readProblemFile(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(read.error.map(({ sentence }) => sentence).join('\n'));
  return withoutFaulty(read.value.problem, read.value.warnings);
}

const [file = '', seconds = '', seed = ''] = process.argv.slice(2);
process.send?.(await timedBuild(file, Number(seconds), Number(seed)));
