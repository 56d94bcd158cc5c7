import { parentPort, workerData } from 'node:worker_threads';
import {
  compile,
  cool,
  createState,
  defaultCooling,
  explainUnmet,
  keepCaps,
  levelsOf,
  levelsOfRound,
  type PhaseName,
  phaseAt,
  type Search,
  solutionOf,
  startSearch,
  step,
  tallyOf,
  weightsOf,
} from '@quad/schedule-engine';
import { createHighsSolver } from './highs-solver.ts';
import type { FromThread, SearchLimit, ThreadTask } from './thread-messages.ts';

/** Steps between two looks at the clock and at the wish to stop; one, where a step is a batch of the exact solver. */
const slice = 2_000;
const sliceOf = ({ cooling, level }: Search) => (phaseAt(cooling, level).name === 'repair' ? 1 : slice);
/** Part of the time that the repair gets, and requests above which it gets less: there a batch is a small part of a school. */
const repairShare = 0.2;
const repairedWhole = 10_000;
/** Part that each other phase gets of the rest. */
const restShares = { joint: 0.71, fill: 0.25, polish: 0.04 } as const;
const tellEveryMs = 250;
/** A round has a second for so many requests, and some seconds at least: with more it finds little more, and another often does. */
const requestsPerSecond = 300;
const shortestRound = 5;
const mostRounds = 8;
/** The wish to stop waits for so long at most; batches that take longer are not worth their time. */
const longestSolveMs = 10_000;

const task = workerData as ThreadTask;
const stop = new Int32Array(task.stopFlag);
const started = performance.now();
let toldMs = 0;
const say = (message: FromThread) => parentPort?.postMessage(message);
const isStopped = () => Atomics.load(stop, 0) === 1;

const model = compile(task.problem);
const highs = await createHighsSolver();
const isTimed = 'seconds' in task.limit;
let solverEndMs = Number.POSITIVE_INFINITY;
/** Whether the clock cut the solver short: what it was at changed nothing, is no step to repeat, and was the last. */
let isCut = false;
const cooling = { ...defaultCooling, rounds: roundsOf(task.limit) };
const first = createState(model, weightsOf(task.problem.goals), task.seed);
const search = startSearch(first, cooling, (program, limits) => {
  const begunMs = performance.now() - started;
  const endMs = Math.min(solverEndMs, begunMs + longestSolveMs);
  const seconds = Math.max(0, endMs - begunMs) / 1000;
  const answer = highs(program, isTimed ? { ...limits, seconds } : limits);
  isCut = isTimed && answer.value === undefined && performance.now() - started >= endMs;
  return answer;
});
if ('stepsByLevel' in task.limit) runSteps(search, task.limit.stepsByLevel);
else runSeconds(search, task.limit.seconds);
const { state } = search;
// Steps that were said may end before the last level, where caps may still be passed.
keepCaps(state);
say({
  kind: 'DONE',
  stepsByLevel: search.stepsByLevel,
  cost: state.cost,
  tally: tallyOf(state),
  solution: solutionOf(task.problem, state),
  unmet: explainUnmet(state),
});

/** Rounds that the time is enough for, or that the steps were done in. */
function roundsOf(limit: SearchLimit): number {
  if ('stepsByLevel' in limit)
    return Math.max(1, Math.floor(limit.stepsByLevel.length / levelsOfRound(defaultCooling)));
  const enough = Math.max(shortestRound, model.requestCount / requestsPerSecond);
  return Math.min(mostRounds, Math.max(1, Math.floor(limit.seconds / enough)));
}

function tell(): void {
  const elapsedMs = performance.now() - started;
  if (elapsedMs - toldMs < tellEveryMs) return;
  toldMs = elapsedMs;
  const { state: now, best } = search;
  const told = best !== undefined && best.cost < now.cost ? best : now;
  // Seats above a cap are no seats: who would have to leave is not met.
  say({
    kind: 'PROGRESS',
    level: search.level,
    levels: levelsOf(search.cooling),
    met: tallyOf(told).met - told.over,
    cost: told.cost,
  });
}

function shareOf(name: PhaseName): number {
  const repair = repairShare * Math.min(1, repairedWhole / model.requestCount);
  return name === 'repair' ? repair : (1 - repair) * restShares[name];
}

function runSteps(search: Search, stepsByLevel: readonly number[]): void {
  stepsByLevel.forEach((steps, level) => {
    if (level > 0) cool(search);
    const atOnce = sliceOf(search);
    for (let left = steps; left > 0 && !isStopped(); left -= atOnce) {
      step(search, Math.min(atOnce, left));
      tell();
    }
  });
}

/** Each level ends when its share of the time has passed, however many steps that were. */
function runSeconds(search: Search, seconds: number): void {
  const { cooling } = search;
  const lastLevel = levelsOf(cooling) - 1;
  let endMs = 0;
  for (;;) {
    const { name } = phaseAt(cooling, search.level);
    const rounds = name === 'repair' ? 1 : cooling.rounds;
    endMs += (1000 * seconds * shareOf(name)) / cooling[name].levels / rounds;
    const atOnce = sliceOf(search);
    if (name === 'repair') solverEndMs = endMs;
    do {
      step(search, atOnce);
      tell();
    } while (performance.now() - started < endMs && !isStopped() && !search.repair.isDone && !isCut);
    if (isCut) search.stepsByLevel[search.level] = (search.stepsByLevel[search.level] ?? 1) - 1;
    if (isStopped() || search.level === lastLevel) break;
    cool(search);
  }
  // Who is stopped early goes through what is left without a step, as a run that repeats this one will.
  while (search.level < lastLevel) cool(search);
}
