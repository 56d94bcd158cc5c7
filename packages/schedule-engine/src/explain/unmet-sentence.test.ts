import { expect, it } from 'vitest';
import { asks, course, school } from '../rules/test-school.ts';
import type { UnmetReason } from './unmet.ts';
import { type NotOfferedBecause, unmetSentence, whyNotOffered } from './unmet-sentence.ts';

const wish = { student: 'Kim', course: 'BIO' };
const say = (reason: UnmetReason, because: NotOfferedBecause = 'NO_SECTION') =>
  unmetSentence({ ...wish, ...reason }, because);

it.each([
  ['NO_SECTION', 'it has no section'],
  ['PREREQUISITE', 'a course that comes before it has not been taken'],
  ['COREQUISITE', 'a course that goes with it is not asked for'],
  ['CLOSED_LEVEL', 'the student’s plan closes its level'],
  ['NO_SECTION_FOR_STUDENT', 'none of its sections is for this student’s team, support or lock'],
] as const)('says of a course that is not open that it is so because of %s', (because, words) => {
  expect(say({ reason: 'NOT_OFFERED' }, because)).toBe(`BIO is not open: ${words}.`);
});

it('says how many seats and requests there are, and what stands at the time of a seat', () => {
  const heldBy = { higher: 0, equal: 3, lower: 0, alternates: 0 };
  const full = { reason: 'NO_SEAT', sections: ['BIO-1'], seats: 3, asked: 4, heldBy } as const;
  expect(say(full)).toBe('BIO has 3 seats and 4 requests; every section is full.');
  expect(say({ ...full, heldBy: { higher: 1, equal: 0, lower: 1, alternates: 1 } })).toBe(
    'BIO has 3 seats and 4 requests; every section is full, 1 seat with a request of higher priority, 1 seat with one of lower priority, 1 seat with an alternate.',
  );
  const clashes = [
    { section: 'BIO-1', slots: ['F1', 'F2'], courses: ['ALG'] },
    { section: 'BIO-2', slots: ['F3'], courses: ['AWAY'] },
  ];
  expect(say({ reason: 'CLASH', clashes })).toBe(
    'BIO has a seat, but at times that are taken: BIO-1 in F1 and F2 (ALG), BIO-2 in F3 (not at school).',
  );
});

it.each([
  ['COURSE_SEQUENCE', 'not in the term that the order with X asks for'],
  ['STUDENTS_APART', 'with X, from whom the student is kept apart'],
  ['STUDENT_TEACHER_APART', 'with teacher X, from whom the student is kept apart'],
  ['LUNCH', 'at the student’s last free slot for lunch (X)'],
  ['DAY_LIMIT', 'on a day on which the student has no more slots (X)'],
  ['UNPLACED', 'in a section that stands nowhere'],
] as const)('says which rule stands against a seat: %s', (rule, words) => {
  expect(say({ reason: 'RULE', rule, with: ['X'], sections: ['BIO-1'] })).toBe(
    `BIO has a seat in BIO-1, but ${words}.`,
  );
});

it('says of a seat that nobody has taken that it is there', () => {
  expect(say({ reason: 'OPEN_SEAT', sections: ['BIO-1'] })).toBe(
    'BIO has a seat in BIO-1 at a free time; it has only to be taken.',
  );
});

it('finds what closes a course to a student', () => {
  const because = (rest: object, kim: object = {}, hasSections = true) =>
    whyNotOffered(
      school({ courses: [course('BIO', rest)], students: [asks('Kim', ['BIO'], kim)] }),
      wish,
      hasSections,
    );
  expect(because({}, {}, false)).toBe('NO_SECTION');
  expect(because({})).toBe('NO_SECTION_FOR_STUDENT');
  expect(because({ prerequisites: ['SCI'] })).toBe('PREREQUISITE');
  expect(because({ prerequisites: ['SCI'] }, { priorCourses: ['SCI'] })).toBe('NO_SECTION_FOR_STUDENT');
  expect(because({ corequisites: ['LAB'] })).toBe('COREQUISITE');
  expect(because({ level: 'AP' }, { closedLevels: [{ level: 'AP', reason: 'plan' }] })).toBe('CLOSED_LEVEL');
});
