import { describe, expect, it } from 'vitest';
import { codesOf } from '../../../test/faults-of.ts';
import { schoolWith, smallSchool } from '../../../test/small-school.ts';
import type { BellSchedule } from '../bell-schedule.ts';
import type { Course, CourseSequence } from '../course.ts';
import type { ScheduleProblem } from '../problem.ts';
import type { Section } from '../section.ts';

const base = smallSchool();
const bell = (change: Partial<BellSchedule>) => schoolWith({ bell: { ...base.bell, ...change } });
const course = (...more: Course[]) => schoolWith({ courses: [...base.courses, ...more] });
const pattern = (slots: string[]) => bell({ patterns: [...base.bell.patterns, { id: 'X', slots }] });
const sections = (...more: Section[]) =>
  schoolWith({ sections: [...(base.sections ?? []), ...more], links: [] });
const sequence = (first: string, next: string): CourseSequence => ({ first, next });
const dup = <T>(list: readonly T[] | undefined): T[] => [...(list ?? []), ...(list ?? []).slice(0, 1)];

/** What it is, a school that has it, and the fault; beside it a school that just has not. */
const cases: [string, ScheduleProblem, string, ScheduleProblem][] = [
  ['no terms', bell({ terms: [], slots: [], patterns: [] }), 'ERROR EMPTY_BELL_SCHEDULE ', base],
  ['a pattern without slots', pattern([]), 'ERROR EMPTY_PATTERN X', pattern(['A1'])],
  ['a slot twice in a pattern', pattern(['A1', 'A1']), 'ERROR SLOT_TWICE X', pattern(['A1', 'B1'])],
  [
    'a slot of no term',
    bell({ slots: [...base.bell.slots, { id: 'Z', term: 'T2', dayType: 'A', period: 'P' }] }),
    'ERROR UNKNOWN_ID T2',
    base,
  ],
  [
    'a slot of no kind of day',
    bell({ slots: [...base.bell.slots, { id: 'Z', term: 'T1', dayType: 'C', period: 'P' }] }),
    'ERROR UNKNOWN_ID C',
    base,
  ],
  ['a lunch in no slot', bell({ lunch: [{ slots: ['Z'] }] }), 'ERROR UNKNOWN_ID Z', bell({ lunch: [] })],
  ['a pattern of no slot', pattern(['Z']), 'ERROR UNKNOWN_ID Z', pattern(['B2'])],
  ...(['terms', 'dayTypes', 'slots', 'patterns'] as const).map(
    (key): [string, ScheduleProblem, string, ScheduleProblem] => [
      `two ${key} of one id`,
      schoolWith({ bell: { ...base.bell, [key]: [...base.bell[key], base.bell[key][0]] } }),
      `ERROR DUPLICATE_ID ${base.bell[key][0]?.id}`,
      base,
    ],
  ),
  [
    'two courses of one id',
    course({ id: 'OLD', cap: 0, sections: 0 }),
    'ERROR DUPLICATE_ID OLD',
    course({ id: 'NEW', cap: 0, sections: 0 }),
  ],
  ['two teachers of one id', schoolWith({ teachers: dup(base.teachers) }), 'ERROR DUPLICATE_ID kim', base],
  ['two rooms of one id', schoolWith({ rooms: dup(base.rooms) }), 'ERROR DUPLICATE_ID R1', base],
  ['two teams of one id', schoolWith({ teams: dup(base.teams) }), 'ERROR DUPLICATE_ID red', base],
  ['two sections of one id', schoolWith({ sections: dup(base.sections) }), 'ERROR DUPLICATE_ID BIO-X', base],
  [
    'two rules of one id',
    schoolWith({ nonNegotiables: dup(base.nonNegotiables) }),
    'ERROR DUPLICATE_ID N1',
    base,
  ],
  [
    'a planned course of cap 0',
    course({ id: 'X', cap: 0, sections: 1, isTaught: false }),
    'WARNING NO_CAP X',
    course({ id: 'X', cap: 0, sections: 0 }),
  ],
  [
    'a section of cap 0',
    sections({ id: 'S', courses: ['BIO'], cap: 0 }),
    'WARNING NO_CAP S',
    sections({ id: 'S', courses: ['BIO'], cap: 1 }),
  ],
  [
    'a minimum above the cap',
    course({ id: 'X', cap: 2, minimum: 3, sections: 1, isTaught: false }),
    'WARNING MINIMUM_ABOVE_CAP X',
    course({ id: 'X', cap: 2, minimum: 2, sections: 1, isTaught: false }),
  ],
  [
    'a course that nobody may teach',
    course({ id: 'X', cap: 2, sections: 1 }),
    'WARNING NO_QUALIFIED_TEACHER X',
    course({ id: 'X', cap: 2, sections: 1, isTaught: false }),
  ],
  [
    'a co-taught course without co-teacher',
    course({ id: 'X', cap: 2, sections: 1, isTaught: false, coTaught: { sections: 1, coTeachers: [] } }),
    'WARNING NO_CO_TEACHER X',
    course({ id: 'X', cap: 2, sections: 1, isTaught: false, coTaught: { sections: 1, coTeachers: ['kim'] } }),
  ],
  [
    'an unknown co-teacher',
    course({ id: 'X', cap: 2, sections: 0, coTaught: { sections: 1, coTeachers: ['joe'] } }),
    'ERROR UNKNOWN_ID joe',
    base,
  ],
  [
    'no rooms where one is needed',
    schoolWith({ rooms: [] }),
    'WARNING NO_ROOM ART',
    schoolWith({ rooms: (base.rooms ?? []).slice(0, 1) }),
  ],
  [
    'a room that seats nobody',
    schoolWith({ rooms: [{ id: 'R1', type: 'studio', capacity: 0 }] }),
    'WARNING NO_ROOM ART',
    schoolWith({ rooms: [{ id: 'R1', type: 'studio', capacity: 1 }] }),
  ],
  [
    'a course of an unknown pattern',
    course({ id: 'X', cap: 1, sections: 0, patterns: ['Z'] }),
    'ERROR UNKNOWN_ID Z',
    course({ id: 'X', cap: 1, sections: 0, patterns: ['A1'] }),
  ],
  [
    'a corequisite that is none',
    course({ id: 'X', cap: 1, sections: 0, corequisites: ['Z'] }),
    'ERROR UNKNOWN_ID Z',
    course({ id: 'X', cap: 1, sections: 0, corequisites: ['ART'] }),
  ],
  [
    'a prerequisite that nobody has',
    course({ id: 'X', cap: 1, sections: 0, prerequisites: ['Z'] }),
    'WARNING UNKNOWN_ID Z',
    course({ id: 'X', cap: 1, sections: 0, prerequisites: ['SCI'] }),
  ],
  [
    'prerequisites in a circle',
    course(
      { id: 'X', cap: 1, sections: 0, prerequisites: ['Y'] },
      { id: 'Y', cap: 1, sections: 0, prerequisites: ['X'] },
    ),
    'WARNING PREREQUISITE_CIRCLE X',
    course(
      { id: 'X', cap: 1, sections: 0, prerequisites: ['Y'] },
      { id: 'Y', cap: 1, sections: 0, prerequisites: ['ART'] },
    ),
  ],
  [
    'sequences in a circle',
    schoolWith({ sequences: [sequence('ART', 'BIO'), sequence('BIO', 'ART')] }),
    'WARNING SEQUENCE_CIRCLE ART',
    schoolWith({ sequences: [sequence('ART', 'BIO'), sequence('BIO', 'CHO'), sequence('ART', 'CHO')] }),
  ],
  [
    'a sequence of an unknown course',
    schoolWith({ sequences: [sequence('ART', 'Z')] }),
    'ERROR UNKNOWN_ID Z',
    base,
  ],
  [
    'simultaneous with nothing',
    schoolWith({ simultaneous: [{ courses: ['OLD', 'Z'] }] }),
    'ERROR UNKNOWN_ID Z',
    { ...course({ id: 'NEW', cap: 0, sections: 0 }), simultaneous: [{ courses: ['OLD', 'NEW'] }] },
  ],
  [
    'a section of no course',
    sections({ id: 'S', courses: [] }),
    'ERROR SECTION_WITHOUT_COURSE S',
    sections({ id: 'S', courses: ['BIO'] }),
  ],
  [
    'a section of courses that are not simultaneous',
    sections({ id: 'S', courses: ['BIO', 'CHO'], teachers: ['lee'] }),
    'ERROR NOT_SIMULTANEOUS S',
    {
      ...sections({ id: 'S', courses: ['BIO', 'CHO'], teachers: ['lee'] }),
      simultaneous: [{ courses: ['BIO', 'CHO'] }],
      links: [],
    },
  ],
  [
    'a section of no pattern',
    sections({ id: 'S', courses: ['BIO'], patterns: [] }),
    'WARNING NO_PATTERN S',
    sections({ id: 'S', courses: ['BIO'], patterns: ['A1'] }),
  ],
  [
    'a rule that leaves a section nothing',
    sections({ id: 'S', courses: ['BIO'], patterns: ['A2'] }),
    'WARNING NON_NEGOTIABLE_LEAVES_NOTHING S',
    sections({ id: 'S', courses: ['BIO'], patterns: ['A2', 'B1'] }),
  ],
  [
    'a section of an unknown team',
    sections({ id: 'S', courses: ['BIO'], team: 'blue' }),
    'ERROR UNKNOWN_ID blue',
    sections({ id: 'S', courses: ['BIO'], team: 'red' }),
  ],
  [
    'a rule on an unknown slot',
    schoolWith({
      nonNegotiables: [{ id: 'N', words: '', form: { kind: 'TEACHER_FREE', teacher: 'kim', slots: ['Z'] } }],
    }),
    'ERROR UNKNOWN_ID Z',
    schoolWith({
      nonNegotiables: [{ id: 'N', words: '', form: { kind: 'TEACHER_FREE', teacher: 'kim', slots: ['A2'] } }],
    }),
  ],
  [
    'a rule on an unknown team',
    schoolWith({
      nonNegotiables: [{ id: 'N', words: '', form: { kind: 'COMMON_PLANNING', team: 'blue', slots: 1 } }],
    }),
    'ERROR UNKNOWN_ID blue',
    schoolWith({
      nonNegotiables: [{ id: 'N', words: '', form: { kind: 'COMMON_PLANNING', team: 'red', slots: 1 } }],
    }),
  ],
];

describe('the frame', () => {
  it.each(cases)('with %s is told so, and not just before', (_, has, fault, hasNot) => {
    expect(codesOf(has)).toContain(fault);
    expect(codesOf(hasNot)).toEqual([]);
  });
});
