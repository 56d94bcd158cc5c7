import { describe, expect, it } from 'vitest';
import { compile } from '../model/compile.ts';
import { checkSchedule } from '../rules/index.ts';
import { construct } from '../search/construct.ts';
import { keepCaps } from '../search/keep-caps.ts';
import { createRandom, nextBelow } from '../search/random.ts';
import { recountCost } from '../search/recount.ts';
import { solutionOf } from '../search/solution-of.ts';
import { createState } from '../search/state.ts';
import { ruledSchool } from '../search/test-schools.ts';
import { weightsOf } from '../search/weights.ts';
import { type Board, createBoard } from './board.ts';
import type { Move } from './move.ts';
import { whatIf } from './what-if.ts';
import { withMoveMade } from './with-move-made.ts';

/** A school with every kind of rule, and a first schedule of it. */
function builtSchool(seed: number) {
  const problem = ruledSchool(seed);
  const state = createState(compile(problem), weightsOf(problem.goals), seed);
  construct(state);
  keepCaps(state);
  return { problem, solution: solutionOf(problem, state), cost: state.cost };
}

/** A move by chance, of any kind, that may well break rules. */
function someMove({ plain, problem }: Board, random: ReturnType<typeof createRandom>): Move {
  const { ids } = plain.model;
  const some = <Thing>(list: readonly Thing[]): Thing => list[nextBelow(random, list.length)];
  const student = some(problem.students);
  const wish = { student: student.id, course: some(student.requests).course };
  const kinds: (() => Move)[] = [
    () => ({ kind: 'MOVE_SECTION', section: some(ids.sections), pattern: some([...ids.patterns, null]) }),
    () => ({
      kind: 'MOVE_SECTION',
      section: some(ids.sections),
      pattern: some(ids.patterns),
      teacher: some(ids.teachers),
      room: some([...ids.rooms, null]),
    }),
    () => ({ kind: 'SWAP_SECTIONS', sections: [some(ids.sections), some(ids.sections)] }),
    () => ({ kind: 'ADD_SEATS', section: some(ids.sections), seats: 1 + nextBelow(random, 2) }),
    () => ({ kind: 'ADD_SECTION', course: some(ids.courses) }),
    () => ({ kind: 'SEAT', ...wish }),
    () => ({ kind: 'SEAT', ...wish, section: some(ids.sections) }),
    () => ({ kind: 'UNSEAT', ...wish }),
  ];
  return some(kinds)();
}

/** What a move may leave behind: it is empty, or read by nothing, before the next one. */
const scratch = ['model', 'weights', 'journal', 'ejected'];

/** All of a state as one text, since a deep comparison of its arrays takes longer than the moves. */
const bytesOf = ({ plain }: Board): string =>
  Object.entries(plain.state)
    .filter(([key]) => !scratch.includes(key))
    .map(([key, value]) => `${key} ${ArrayBuffer.isView(value) ? String(value) : JSON.stringify(value)}`)
    .join('\n');

describe.each([1, 2, 3])('a school with every kind of rule, seed %i', (seed) => {
  it('is loaded from its schedule whole, with the score that the search had', () => {
    const { problem, solution, cost } = builtSchool(seed);
    const { plain } = createBoard(problem, solution);
    expect(plain.leftOut).toEqual([]);
    expect(plain.state.cost).toBe(cost);
    expect(recountCost(plain.state)).toBe(cost);
    expect(solutionOf(problem, plain.state)).toEqual(solution);
  });

  it('is the same byte by byte after moves of every kind, and each does what it says', () => {
    const { problem, solution } = builtSchool(seed);
    const board = createBoard(problem, solution);
    const home = bytesOf(board);
    const met = (list: typeof solution.seats) =>
      new Set(list.flatMap(({ as, student, course }) => (as === 'PRIMARY' ? [`${student} ${course}`] : [])))
        .size;
    const keys = (list: ReturnType<typeof checkSchedule>) => list.map(({ sentence }) => sentence);
    const before = keys(checkSchedule(board.problem, solution));
    const random = createRandom(seed + 300);
    const tried = new Map<string, number>();
    for (let count = 0; count < 70; count += 1) {
      const move = someMove(board, random);
      const result = whatIf(board, move);
      expect(bytesOf(board) === home).toBe(true);
      if (!result.ok) continue;
      tried.set(move.kind, (tried.get(move.kind) ?? 0) + 1);
      const { gained, lost, breaks, mends, scoreGain } = result.value;
      const made = withMoveMade(board, result.value);
      expect(met(made.solution.seats) - met(solution.seats)).toBe(gained.length - lost.length);
      // A recount of the whole school, against the one of the students concerned alone.
      const after = keys(checkSchedule(made.problem, made.solution));
      expect(keys([...breaks]).sort()).toEqual(after.filter((sentence) => !before.includes(sentence)).sort());
      expect(keys([...mends]).sort()).toEqual(before.filter((sentence) => !after.includes(sentence)).sort());
      if (move.kind === 'ADD_SECTION') continue;
      const again = createBoard(made.problem, made.solution).plain;
      // A seat that the largest room has no place for is one over the cap, when the school is read again.
      if (breaks.some(({ rule }) => rule === 'ROOM_FITS')) continue;
      // Of two sections with one teacher or room, that one goes without which is read later, and so do its room changes.
      if (again.leftOut.length > 0) continue;
      expect(recountCost(again.state)).toBe(board.plain.state.cost - Math.round(scoreGain * 100));
    }
    expect([...tried.keys()].sort()).toEqual(
      ['ADD_SEATS', 'ADD_SECTION', 'MOVE_SECTION', 'SEAT', 'SWAP_SECTIONS', 'UNSEAT'].sort(),
    );
  });

  it('answers the same move the same every time', () => {
    const { problem, solution } = builtSchool(seed);
    const board = createBoard(problem, solution);
    const other = createBoard(problem, solution);
    const random = createRandom(seed + 400);
    for (let count = 0; count < 16; count += 1) {
      const move = someMove(board, random);
      const once = JSON.stringify(whatIf(board, move));
      expect(JSON.stringify(whatIf(board, move))).toBe(once);
      expect(JSON.stringify(whatIf(other, move))).toBe(once);
    }
  });

  it('holds of a schedule that was torn by hand what it can, tells the rest, and tries moves on it', () => {
    const { problem, solution } = builtSchool(seed);
    const random = createRandom(seed + 500);
    const torn = {
      sections: solution.sections.map((section) =>
        nextBelow(random, 3) === 0
          ? { ...section, pattern: problem.bell.patterns[nextBelow(random, problem.bell.patterns.length)].id }
          : section,
      ),
      seats: solution.seats.filter(() => nextBelow(random, 6) > 0),
    };
    const board = createBoard(problem, torn);
    expect(board.plain.leftOut.length).toBeGreaterThan(0);
    expect(recountCost(board.plain.state)).toBe(board.plain.state.cost);
    const home = bytesOf(board);
    for (let count = 0; count < 40; count += 1) whatIf(board, someMove(board, random));
    expect(bytesOf(board) === home).toBe(true);
  });
});
