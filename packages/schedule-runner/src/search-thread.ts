import { parentPort, workerData } from 'node:worker_threads';
import {
  compile,
  cool,
  createState,
  defaultCooling,
  explainUnmet,
  keepCaps,
  levelsOf,
  type PhaseName,
  phaseAt,
  type Search,
  solutionOf,
  startSearch,
  step,
  tallyOf,
  weightsOf,
} from '@quad/schedule-engine';
import type { FromThread, ThreadTask } from './thread-messages.ts';

/** Steps between two looks at the clock and at the wish to stop. */
const slice = 2_000;
/** Part of the time that each phase of the cooling gets. */
const shares: Readonly<Record<PhaseName, number>> = { joint: 0.25, fill: 0.7, polish: 0.05 };
const tellEveryMs = 250;

const task = workerData as ThreadTask;
const stop = new Int32Array(task.stopFlag);
const started = performance.now();
let told = 0;
const say = (message: FromThread) => parentPort?.postMessage(message);
const isStopped = () => Atomics.load(stop, 0) === 1;

const state = createState(compile(task.problem), weightsOf(task.problem.goals), task.seed);
const search = startSearch(state, defaultCooling);
if ('stepsByLevel' in task.limit) runSteps(search, task.limit.stepsByLevel);
else runSeconds(search, task.limit.seconds);
// Where it was stopped early, seats may stand above caps.
keepCaps(state);
say({
  kind: 'DONE',
  stepsByLevel: search.stepsByLevel,
  cost: state.cost,
  tally: tallyOf(state),
  solution: solutionOf(task.problem, state),
  unmet: explainUnmet(state),
});

function tell(): void {
  const elapsedMs = performance.now() - started;
  if (elapsedMs - told < tellEveryMs) return;
  told = elapsedMs;
  // Seats above a cap are no seats: who would have to leave is not met.
  say({
    kind: 'PROGRESS',
    level: search.level,
    levels: levelsOf(search.cooling),
    met: tallyOf(state).met - state.over,
    cost: state.cost,
  });
}

function runSteps(search: Search, stepsByLevel: readonly number[]): void {
  stepsByLevel.forEach((steps, level) => {
    if (level > 0) cool(search);
    for (let left = steps; left > 0 && !isStopped(); left -= slice) {
      step(search, Math.min(slice, left));
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
    endMs += (1000 * seconds * shares[name]) / cooling[name].levels;
    do {
      step(search, slice);
      tell();
    } while (performance.now() - started < endMs && !isStopped());
    if (isStopped() || search.level === lastLevel) return;
    cool(search);
  }
}
