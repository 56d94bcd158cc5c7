import {
  type Board,
  compile,
  cool,
  createBoard,
  createState,
  defaultCooling,
  generateSchool,
  keepCaps,
  levelsOf,
  type Move,
  planFixes,
  schoolParameters,
  solutionOf,
  startSearch,
  step,
  suggestTimetables,
  weightsOf,
  whatIf,
} from '@quad/schedule-engine';
import { type Bar, below, finish, median, recorded } from '../result.ts';

/**
 * How long one move by hand takes to be tried, a walk-in to be seated, and all unmet requests to get their fixes, on
 * generated schools of 800 and 2,400 students after a short search. `--quick`: 800 alone.
 */
const sizes = process.argv.includes('--quick') ? [800] : [800, 2_400];
const stepsPerLevel = 6_000;
const movesPerKind = 60;

/** A schedule of a generated school: no good one, so that there is enough to explain. */
function boardOf(students: number): { board: Board; loadMs: number } {
  const problem = generateSchool(schoolParameters(students, 1));
  const search = startSearch(createState(compile(problem), weightsOf(problem.goals), 1), defaultCooling);
  for (let level = 0; level < levelsOf(search.cooling); level += 1) {
    if (level > 0) cool(search);
    step(search, stepsPerLevel);
  }
  keepCaps(search.state);
  const solution = solutionOf(problem, search.state);
  const started = performance.now();
  return { board: createBoard(problem, solution), loadMs: performance.now() - started };
}

/** Every n-th of a list, so many in all: the same ones every time. */
function spread<Thing>(list: readonly Thing[], count: number): Thing[] {
  return list
    .filter((_, index) => index % Math.max(1, Math.floor(list.length / count)) === 0)
    .slice(0, count);
}

function movesOf({ problem, solution }: Board): Record<string, Move[]> {
  const sections = spread(solution.sections, movesPerKind);
  const patterns = problem.bell.patterns;
  const students = spread(problem.students, movesPerKind);
  return {
    'section to another pattern': sections.map(({ id }, index) => ({
      kind: 'MOVE_SECTION',
      section: id,
      pattern: patterns[index % patterns.length]?.id ?? null,
    })),
    'two sections changing places': sections.flatMap(({ id }, index) => {
      const other = sections[(index * 7 + 1) % sections.length]?.id;
      return other === undefined ? [] : [{ kind: 'SWAP_SECTIONS' as const, sections: [id, other] as const }];
    }),
    'one more seat': sections.map(({ id }) => ({ kind: 'ADD_SEATS', section: id, seats: 1 })),
    'one more section': spread(problem.courses, movesPerKind).map(({ id }) => ({
      kind: 'ADD_SECTION',
      course: id,
    })),
    'student unseated': students.flatMap(({ id, requests: [first] }) =>
      first === undefined ? [] : [{ kind: 'UNSEAT' as const, student: id, course: first.course }],
    ),
  };
}

const timed = (act: () => void): number => {
  const started = performance.now();
  act();
  return performance.now() - started;
};
const late = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length * 0.95)] ?? Number.NaN;

const bars: Bar[] = [];
for (const students of sizes) {
  const { board, loadMs } = boardOf(students);
  const name = (what: string) => `${students} students, ${what}`;
  bars.push(recorded(name('a schedule is loaded'), loadMs, 'ms'));
  for (const [what, moves] of Object.entries(movesOf(board))) {
    const times = moves.map((move) => timed(() => whatIf(board, move)));
    bars.push(
      below(name(`${what}, median`), median(times), 'ms', 100),
      recorded(name(`${what}, 95 %`), late(times), 'ms'),
    );
  }
  const walkIns = spread(board.problem.students, 200).map((student, index) =>
    timed(() => suggestTimetables(board, { ...student, id: `walk-in-${index}` })),
  );
  bars.push(below(name('a walk-in is seated, 95 %'), late(walkIns), 'ms', 100));
  let unmet = 0;
  const fixesMs = timed(() => {
    unmet = planFixes(board).requests.length;
  });
  bars.push(recorded(name(`fixes of ${unmet} unmet requests`), fixesMs / 1000, 's'));
}
finish('what-if', bars);
