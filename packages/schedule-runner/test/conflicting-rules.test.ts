import {
  conflictingRules,
  type ExactSolver,
  problemFormat,
  type ScheduleProblem,
} from '@quad/schedule-engine';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHighsSolver } from '../src/index.ts';

let solve: ExactSolver;
beforeAll(async () => {
  solve = await createHighsSolver();
});
/** For what is proven without it. */
const noSolver: ExactSolver = () => {
  throw new Error('The solver is not needed here.');
};

const slots = ['P1', 'P2', 'P3'].map((id) => ({ id, term: 'Y', dayType: 'D', period: id }));
const school = (rest: Partial<ScheduleProblem>): ScheduleProblem => ({
  format: problemFormat,
  id: 'three-periods',
  bell: {
    terms: [{ id: 'Y' }],
    dayTypes: [{ id: 'D' }],
    slots,
    patterns: slots.map(({ id }) => ({ id, slots: [id] })),
  },
  courses: ['ART', 'BIO', 'GYM'].map((id) => ({ id, cap: 9, sections: 1 })),
  teachers: [{ id: 'ada', qualifiedFor: ['ART', 'BIO', 'GYM'] }],
  students: [],
  ...rest,
});
type Rule = NonNullable<ScheduleProblem['nonNegotiables']>[number];
const rule = (id: string, words: string, form: Rule['form'], rank?: number): Rule => ({
  id,
  words,
  form,
  ...(rank === undefined ? {} : { rank }),
});
const gymFirst = rule('N1', 'Gym is first thing', {
  kind: 'COURSE_IN_SLOTS',
  courses: ['GYM'],
  slots: ['P1'],
});
const gymLate = rule('N2', 'No gym before noon', {
  kind: 'COURSE_NOT_IN_SLOTS',
  courses: ['GYM'],
  slots: ['P1', 'P2'],
});
const adaFree = rule('N3', 'Ada coaches in the last period', {
  kind: 'TEACHER_FREE',
  teacher: 'ada',
  slots: ['P3'],
});
const artApart = rule('N4', 'Art and biology are never at once', {
  kind: 'COURSES_APART',
  courses: ['ART', 'BIO'],
});
const bioEarly = rule('N5', 'Biology is first thing', {
  kind: 'COURSE_IN_SLOTS',
  courses: ['BIO'],
  slots: ['P1'],
});

describe('the school’s own rules', () => {
  it('hold together if a placement keeps them all', () => {
    expect(conflictingRules(school({ nonNegotiables: [gymFirst, artApart] }), solve)).toEqual({
      kind: 'HOLD',
      sentence: 'All of the school’s own rules can hold together.',
    });
    expect(conflictingRules(school({ courses: [] }), noSolver).kind).toBe('HOLD');
  });

  it('conflict where a course has no time left', () => {
    const two = school({ nonNegotiables: [gymFirst, gymLate], teachers: [] });
    const answer = conflictingRules(two, solve);
    expect(answer).toMatchObject({
      kind: 'CONFLICT',
      conflicts: [
        {
          rules: [{ id: 'N1' }, { id: 'N2' }],
          isMinimal: true,
          sentence:
            '“Gym is first thing” and “No gym before noon” cannot all hold while every section has a place; give up or change one of them.',
        },
      ],
      givenUp: [{ id: 'N2', words: 'No gym before noon' }],
      othersHold: true,
      sentence: 'Without “No gym before noon” all others can hold.',
    });
  });

  it('conflict in a minimal set where the solver proves that one teacher cannot do it all', () => {
    // One teacher, three sections, three periods: a free last period leaves two.
    const alone = conflictingRules(school({ nonNegotiables: [artApart, gymFirst, adaFree] }), solve);
    expect(alone).toMatchObject({
      conflicts: [{ rules: [{ id: 'N3' }], isMinimal: true }],
      givenUp: [{ id: 'N3' }],
      othersHold: true,
    });
    const both = conflictingRules(school({ nonNegotiables: [artApart, gymFirst, bioEarly] }), solve);
    expect(both).toMatchObject({
      conflicts: [{ rules: [{ id: 'N1' }, { id: 'N5' }], isMinimal: true }],
      givenUp: [{ id: 'N5' }],
    });
  });

  it('give up the rule of the lower rank, and go on until no conflict is left', () => {
    const ranked = [{ ...gymFirst, rank: 2 }, bioEarly, gymLate];
    expect(conflictingRules(school({ nonNegotiables: ranked }), solve)).toMatchObject({
      kind: 'CONFLICT',
      givenUp: [{ id: 'N1' }],
      othersHold: true,
    });
    const three = [gymFirst, bioEarly, gymLate];
    expect(conflictingRules(school({ nonNegotiables: three }), solve)).toMatchObject({
      conflicts: [{ isMinimal: true }, { isMinimal: true }],
      othersHold: true,
    });
  });

  it('conflict with what a person has locked, and with common planning', () => {
    const locks = { placements: [{ section: 'GYM-1', pattern: 'P2' }] };
    expect(conflictingRules(school({ nonNegotiables: [gymFirst], locks }), solve)).toMatchObject({
      conflicts: [{ rules: [{ id: 'N1' }] }],
      givenUp: [{ id: 'N1' }],
    });
    const planning = rule('N6', 'Team 9B meets', { kind: 'COMMON_PLANNING', team: '9B', slots: 1 });
    const teams = [{ id: '9B', teachers: ['ada'] }];
    expect(conflictingRules(school({ nonNegotiables: [planning], teams }), solve)).toMatchObject({
      conflicts: [
        { sentence: '“Team 9B meets” cannot hold while every section has a place; give it up or change it.' },
      ],
    });
  });

  it('are not blamed where even without them not every section has a place', () => {
    const four = school({ courses: [{ id: 'GYM', cap: 9, sections: 4 }], nonNegotiables: [gymLate] });
    expect(conflictingRules(four, solve)).toMatchObject({ kind: 'NO_PLACE' });
  });

  it('are called unknown where the solver reaches its limits: no failed search is a proof', () => {
    const tired: ExactSolver = () => ({ status: 'LIMIT', value: undefined, bound: 0, variables: [] });
    expect(conflictingRules(school({ nonNegotiables: [gymFirst, adaFree] }), tired)).toMatchObject({
      kind: 'UNKNOWN',
      sentence: expect.stringContaining('Neither a placement'),
    });
  });

  it('are judged with every rule on teachers, rooms and links in force', () => {
    const limited = (teacher: object, rest: Partial<ScheduleProblem> = {}) =>
      conflictingRules(
        school({
          teachers: [{ id: 'ada', qualifiedFor: ['ART', 'BIO', 'GYM'], ...teacher }],
          nonNegotiables: [artApart],
          ...rest,
        }),
        solve,
      ).kind;
    expect(limited({})).toBe('HOLD');
    expect(limited({ maxSections: 2 })).toBe('NO_PLACE');
    expect(limited({ maxPreps: 2 })).toBe('NO_PLACE');
    expect(limited({ maxConsecutive: 2 })).toBe('NO_PLACE');
    const { bell } = school({});
    expect(limited({}, { bell: { ...bell, lunch: [{ slots: ['P2', 'P3'] }] } })).toBe('NO_PLACE');
    const rooms = [{ id: 'R1', type: 'studio', capacity: 9, unavailable: ['P1', 'P2', 'P3'] }];
    const courses = ['ART', 'BIO', 'GYM'].map((id) => ({ id, cap: 9, sections: 1, roomType: 'studio' }));
    expect(limited({}, { rooms, courses })).toBe('NO_PLACE');
    const links = (kind: 'SAME_PATTERN' | 'SAME_TEACHER' | 'CONSECUTIVE' | 'SAME_STUDENTS') => ({
      sections: [
        { id: 'ART-1', courses: ['ART'] },
        { id: 'BIO-1', courses: ['BIO'], patterns: ['P2'] },
      ],
      links: [{ kind, sections: ['ART-1', 'BIO-1'] }],
    });
    expect(limited({}, links('SAME_PATTERN'))).toBe('NO_PLACE');
    expect(limited({}, links('SAME_TEACHER'))).toBe('HOLD');
    expect(limited({}, links('CONSECUTIVE'))).toBe('HOLD');
    expect(limited({}, links('SAME_STUDENTS'))).toBe('HOLD');
    const coTaught = {
      courses: [{ id: 'ART', cap: 9, sections: 3, coTaught: { sections: 1, coTeachers: ['ada'] } }],
    };
    expect(limited({}, coTaught)).toBe('NO_PLACE');
  });
});
