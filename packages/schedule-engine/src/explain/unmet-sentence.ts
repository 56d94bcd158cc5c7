import { courseIsClosed } from '../model/students.ts';
import { counted } from '../problem/fault.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { UnmetExplanation } from './unmet.ts';

/** Why a course has no section for a student at all. */
export type NotOfferedBecause =
  | 'NO_SECTION'
  | 'PREREQUISITE'
  | 'COREQUISITE'
  | 'CLOSED_LEVEL'
  | 'NO_SECTION_FOR_STUDENT';

/** What stands against an unmet request that no section is open to; `hasSections`: the course has some, for others. */
export function whyNotOffered(
  problem: ScheduleProblem,
  { student, course }: { readonly student: string; readonly course: string },
  hasSections: boolean,
): NotOfferedBecause {
  const who = problem.students.find(({ id }) => id === student);
  const what = problem.courses.find(({ id }) => id === course);
  const closed = who === undefined || what === undefined ? undefined : courseIsClosed(who, what);
  return closed ?? (hasSections ? 'NO_SECTION_FOR_STUDENT' : 'NO_SECTION');
}

const notOfferedWords: Readonly<Record<NotOfferedBecause, string>> = {
  NO_SECTION: 'it has no section',
  PREREQUISITE: 'a course that comes before it has not been taken',
  COREQUISITE: 'a course that goes with it is not asked for',
  CLOSED_LEVEL: 'the student’s plan closes its level',
  NO_SECTION_FOR_STUDENT: 'none of its sections is for this student’s team, support or lock',
};

const ruleWords = {
  SEQUENCE_OR_APART:
    'the order of courses, or somebody from whom the student is kept apart, stands against it',
  LUNCH_OR_DAY_LIMIT: 'it would take the student’s lunch, or more slots of a day than the student may have',
  UNPLACED: 'the section stands nowhere',
} as const;

/** The reason of one unmet request in plain words. */
export function unmetSentence(unmet: UnmetExplanation, because: NotOfferedBecause): string {
  const { student, course } = unmet;
  switch (unmet.reason) {
    case 'NOT_OFFERED':
      return `${course} is not open to ${student}: ${notOfferedWords[because]}.`;
    case 'NO_SEAT':
      return `${course} has ${counted(unmet.seats, 'seat')} and ${counted(unmet.asked, 'request')}; every section is full.`;
    case 'CLASH':
      return `${course} has a seat, but at times that ${student} has taken: ${unmet.clashes
        .map(({ section, slots, courses }) => `${section} in ${slots.join(' and ')} (${taken(courses)})`)
        .join(', ')}.`;
    case 'RULE':
      return `${course} has a seat in ${unmet.sections.join(', ')}, but ${ruleWords[unmet.rule]}.`;
  }
}

const taken = (courses: readonly string[]): string =>
  courses.map((course) => (course === 'AWAY' ? 'not at school' : course)).join(', ');
