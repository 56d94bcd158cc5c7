import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  bcSchoolFiles,
  checkSchedule,
  compile,
  createBoard,
  createState,
  defaultCooling,
  keepCaps,
  planFixes,
  readBcSchool,
  solutionOf,
  startSearch,
  step,
  suggestTimetables,
  tallyOf,
  validateProblem,
  weightsOf,
  whatIf,
  withMoveMade,
  withoutFaulty,
} from '@quad/schedule-engine';
import { beforeAll, describe, expect, it } from 'vitest';

const school = resolve(
  import.meta.dirname,
  '../../..',
  process.env.QUAD_TEST_DATA ?? '../shared/data',
  'scheduling/bc-school-2024',
);
if (!existsSync(school))
  console.warn(`Skipped: no test data at ${school}; set QUAD_TEST_DATA to its folder.`);

/** The real school with a first schedule, which leaves enough to explain. */
function builtSchool() {
  const read = (file: string) => readFileSync(join(school, file), 'latin1');
  const checked = validateProblem(
    readBcSchool({
      tally: read(bcSchoolFiles.tally),
      blocking: read(bcSchoolFiles.blocking),
      sequencing: read(bcSchoolFiles.sequencing),
      requests: read(bcSchoolFiles.requests),
    }),
  );
  if (!checked.ok) throw new Error(checked.error.map(({ sentence }) => sentence).join('\n'));
  const problem = withoutFaulty(checked.value.problem, checked.value.warnings);
  const search = startSearch(createState(compile(problem), weightsOf(problem.goals), 1), defaultCooling);
  step(search, 20_000);
  keepCaps(search.state);
  return { problem, state: search.state, solution: solutionOf(problem, search.state) };
}

describe.skipIf(!existsSync(school))('the school of the test data folder', () => {
  let built: ReturnType<typeof builtSchool>;
  beforeAll(() => {
    built = builtSchool();
  });

  it('is loaded from its schedule whole', () => {
    const { plain } = createBoard(built.problem, built.solution);
    expect(plain.leftOut).toEqual([]);
    expect(plain.state.cost).toBe(built.state.cost);
    expect(tallyOf(plain.state)).toEqual(tallyOf(built.state));
  });

  it('gets fixes for a full course that a recount of the whole school finds true', () => {
    const board = createBoard(built.problem, built.solution);
    const { requests, fixes } = planFixes(board, ({ course }) => course === 'MMA--09C--');
    expect(requests.length).toBeGreaterThan(5);
    expect(fixes.length).toBeGreaterThan(0);
    const metIn = ({ seats }: typeof built.solution) => seats.filter(({ as }) => as === 'PRIMARY').length;
    for (const { move, helps, gains, loses } of fixes) {
      const result = whatIf(board, move, helps[0]);
      if (!result.ok) throw new Error(result.error.sentence);
      const made = withMoveMade(board, result.value);
      expect(checkSchedule(made.problem, made.solution)).toEqual([]);
      if (helps.length === 1) expect(metIn(made.solution) - metIn(built.solution)).toBe(gains - loses);
    }
  });

  it('gives a walk-in no seat that breaks a rule', () => {
    const board = createBoard(built.problem, built.solution);
    const like = built.problem.students.find(({ requests }) => requests.length >= 8);
    const walkIn = { id: 'walk-in', requests: like?.requests ?? [] };
    const [first] = suggestTimetables(board, walkIn);
    // The school is nearly full: a walk-in gets what is left.
    expect(first?.seats.length).toBeGreaterThan(2);
    const seats = (first?.seats ?? []).map(({ section, course, as }) => ({
      student: walkIn.id,
      section,
      course,
      as,
    }));
    const problem = { ...built.problem, students: [...built.problem.students, walkIn] };
    const solution = { ...built.solution, seats: [...built.solution.seats, ...seats] };
    expect(checkSchedule(problem, solution)).toEqual([]);
  });
});
