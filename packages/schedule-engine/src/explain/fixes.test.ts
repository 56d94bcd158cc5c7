import { describe, expect, it } from 'vitest';
import { compile } from '../model/compile.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { checkSchedule } from '../rules/index.ts';
import { asks, at, course, schedule, school, sits } from '../rules/test-school.ts';
import { construct } from '../search/construct.ts';
import { keepCaps } from '../search/keep-caps.ts';
import { solutionOf } from '../search/solution-of.ts';
import { createState } from '../search/state.ts';
import { ruledSchool } from '../search/test-schools.ts';
import { weightsOf } from '../search/weights.ts';
import { createBoard } from '../what-if/board.ts';
import { whatIf } from '../what-if/what-if.ts';
import { withMoveMade } from '../what-if/with-move-made.ts';
import { planFixes } from './fixes.ts';

/** Each unmet request with its reason and its fixes in words. */
function said(problem: ScheduleProblem, stands: ScheduleSolution) {
  const { requests, fixes } = planFixes(createBoard(problem, stands));
  return requests.map(({ student, course: asked, sentence, fixes: own }) => [
    `${student} ${asked}`,
    sentence,
    ...own.map((place) => fixes[place].sentence),
  ]);
}

describe('the cheapest fix', () => {
  it('of a full course is a seat more, then a section more with what it costs, said once for all', () => {
    const problem = school({
      courses: [course('ALG', { sections: 1, cap: 1 })],
      students: [asks('Kim', ['ALG']), asks('Lee', ['ALG']), asks('Max', ['ALG'])],
      staffing: { sectionsPerFte: 5, centsPerFte: 8_000_000 },
    });
    const stands = schedule([at('ALG-1', 'F1')], [sits('Kim', 'ALG-1')]);
    const reason = 'ALG has 1 seat and 3 requests; every section is full.';
    const fixes = [
      'One more seat in ALG-1 meets one of 2 requests.',
      'One more section of ALG at F1 (+0.2 FTE, 16,000 a year): +1 met.',
    ];
    expect(said(problem, stands)).toEqual([
      ['Lee ALG', reason, ...fixes],
      // A section of one seat helps one of the two; the other is told the fix that is cheaper anyway.
      ['Max ALG', reason, fixes[0]],
    ]);
    expect(planFixes(createBoard(problem, stands)).fixes[0]).toMatchObject({
      kind: 'ADDED_SEAT',
      gains: 1,
      loses: 0,
      helps: [
        { student: 'Lee', course: 'ALG' },
        { student: 'Max', course: 'ALG' },
      ],
    });
  });

  it('of a clash is a section at another time, if that gains more than it loses', () => {
    const problem = school({
      courses: [course('ALG', { sections: 1 }), course('BIO', { sections: 1, patterns: ['F1', 'F2'] })],
      students: [asks('Kim', ['ALG', 'BIO'])],
    });
    const stands = schedule([at('ALG-1', 'F1'), at('BIO-1', 'F1')], [sits('Kim', 'ALG-1')]);
    expect(said(problem, stands)[0].slice(0, 3)).toEqual([
      'Kim BIO',
      'BIO has a seat, but at times that are taken: BIO-1 in F1 (ALG).',
      'Move BIO-1 from F1 to F2: +1 met.',
    ]);
  });

  it('changes two sections of one teacher where one alone has no place', () => {
    const problem = school({
      courses: [
        course('ALG', { sections: 1, patterns: ['F1'] }),
        course('BIO', { sections: 1, patterns: ['F1', 'F2'] }),
        course('CHEM', { sections: 1, patterns: ['F1', 'F2'] }),
      ],
      teachers: [
        { id: 'Ada', qualifiedFor: ['BIO', 'CHEM'] },
        { id: 'Emmy', qualifiedFor: ['ALG'] },
      ],
      students: [asks('Kim', ['ALG', 'BIO'])],
    });
    const stands = schedule(
      [
        at('ALG-1', 'F1', { teacher: 'Emmy' }),
        at('BIO-1', 'F1', { teacher: 'Ada' }),
        at('CHEM-1', 'F2', { teacher: 'Ada' }),
      ],
      [sits('Kim', 'ALG-1')],
    );
    expect(said(problem, stands)[0][2]).toBe('Move BIO-1 from F1 to F2 and CHEM-1 from F2 to F1: +1 met.');
  });

  it('is a free seat if others can go elsewhere, and an alternate before anything that moves a section', () => {
    const kim = asks('Kim', ['ALG', 'BIO']);
    const problem = school({
      courses: [
        course('ALG', { sections: 1, patterns: ['F1'] }),
        course('BIO', { sections: 1, patterns: ['F1'] }),
        course('CHEM', { sections: 1 }),
      ],
      students: [{ ...kim, requests: [...kim.requests, { course: 'CHEM', kind: 'ALTERNATE' }] }],
    });
    const stands = schedule(
      [at('ALG-1', 'F1'), at('BIO-1', 'F1'), at('CHEM-1', 'F2')],
      [sits('Kim', 'ALG-1')],
    );
    expect(said(problem, stands)).toEqual([
      [
        'Kim BIO',
        'BIO has a seat, but at times that are taken: BIO-1 in F1 (ALG).',
        'Kim takes CHEM, an alternate, in CHEM-1.',
      ],
    ]);
    const open = { ...problem, courses: [...problem.courses.slice(1), course('ALG', { sections: 2 })] };
    const two = schedule(
      [at('BIO-1', 'F1'), at('CHEM-1', 'F2'), at('ALG-1', 'F1'), at('ALG-2', 'F3')],
      [sits('Kim', 'ALG-1')],
    );
    expect(said(open, two)[0][2]).toBe('Kim takes a seat in BIO-1.');
  });

  it('of a course without a section is one, if enough ask for it; of one that is closed to the student there is none', () => {
    const none = [
      course('ALG', { sections: 0, minimum: 2 }),
      course('BIO', { sections: 1, prerequisites: ['SCI'] }),
    ];
    const stands = schedule([at('BIO-1', 'F2')]);
    const students = [asks('Kim', ['ALG', 'BIO']), asks('Lee', ['ALG'])];
    expect(said(school({ courses: none, students }), stands)).toEqual([
      ['Kim ALG', 'ALG is not open: it has no section.', 'One more section of ALG at F1: +2 met.'],
      ['Kim BIO', 'BIO is not open: a course that comes before it has not been taken.'],
      ['Lee ALG', 'ALG is not open: it has no section.', 'One more section of ALG at F1: +2 met.'],
    ]);
    expect(said(school({ courses: none, students: students.slice(1) }), stands)).toEqual([
      ['Lee ALG', 'ALG is not open: it has no section.'],
    ]);
  });
});

it.each([1, 2])('every fix of a school with every kind of rule holds when it is made, seed %i', (seed) => {
  const problem = ruledSchool(seed);
  const state = createState(compile(problem), weightsOf(problem.goals), seed);
  construct(state);
  keepCaps(state);
  const board = createBoard(problem, solutionOf(problem, state));
  const sentences = (of: ScheduleProblem, stands: ScheduleSolution) =>
    checkSchedule(of, stands).map(({ sentence }) => sentence);
  const before = sentences(board.problem, board.solution);
  const { requests, fixes } = planFixes(board);
  expect(fixes.length).toBeGreaterThan(10);
  for (const { fixes: own } of requests)
    expect(own.length).toBe(new Set(own.map((at) => fixes[at].kind)).size);
  for (const { kind, move, helps, gains, loses } of fixes)
    for (const wish of helps.slice(0, 2)) {
      const result = whatIf(board, move, kind === 'ALTERNATE' ? undefined : wish);
      if (!result.ok) throw new Error(result.error.sentence);
      const made = withMoveMade(board, result.value);
      expect(sentences(made.problem, made.solution).filter((sentence) => !before.includes(sentence))).toEqual(
        [],
      );
      const seat = made.solution.seats.find(
        ({ student, course: id, as }) => student === wish.student && id === wish.course && as === 'PRIMARY',
      );
      if (kind !== 'ALTERNATE') expect(seat).toBeDefined();
      if (kind !== 'ALTERNATE') expect(gains).toBeGreaterThan(loses);
    }
});
