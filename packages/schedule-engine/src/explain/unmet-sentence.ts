import { courseIsClosed } from '../model/students.ts';
import { counted } from '../problem/fault.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { SeatHolders, UnmetExplanation } from './unmet.ts';

/** Why a course has no section for a student at all. */
export type NotOfferedBecause =
  | 'NO_SECTION'
  | 'PREREQUISITE'
  | 'COREQUISITE'
  | 'COREQUISITE_CLOSED'
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
  if (closed === undefined && hasSections && (what?.corequisites ?? []).length > 0)
    return 'COREQUISITE_CLOSED';
  return closed ?? (hasSections ? 'NO_SECTION_FOR_STUDENT' : 'NO_SECTION');
}

const notOfferedWords: Readonly<Record<NotOfferedBecause, string>> = {
  NO_SECTION: 'it has no section',
  PREREQUISITE: 'a course that comes before it has not been taken',
  COREQUISITE: 'a course that goes with it is not asked for',
  COREQUISITE_CLOSED:
    'none of its sections, or of those of a course that goes with it, is open to this student',
  CLOSED_LEVEL: 'the student’s plan closes its level',
  NO_SECTION_FOR_STUDENT: 'none of its sections is for this student’s team, support or lock',
};

type Ruled = Extract<UnmetExplanation, { readonly reason: 'RULE' }>;

function ruleWords({ rule, with: named }: Ruled): string {
  const names = named.join(' and ');
  switch (rule) {
    case 'COREQUISITES':
      return `the student has no seat in ${names}, which goes with it`;
    case 'COURSE_SEQUENCE':
      return `not in the term that the order with ${names} asks for`;
    case 'STUDENTS_APART':
      return `with ${names}, from whom the student is kept apart`;
    case 'STUDENT_TEACHER_APART':
      return `with teacher ${names}, from whom the student is kept apart`;
    case 'LUNCH':
      return `at the student’s last free slot for lunch (${names})`;
    case 'DAY_LIMIT':
      return `on a day on which the student has no more slots (${names})`;
    case 'UNPLACED':
      return 'in a section that stands nowhere';
  }
}

/** Who has the seats, where not all are held by requests of the same priority. */
function holderWords({ higher, lower, alternates }: SeatHolders): string {
  const parts = [
    ...(higher > 0 ? [`${counted(higher, 'seat')} with a request of higher priority`] : []),
    ...(lower > 0 ? [`${counted(lower, 'seat')} with one of lower priority`] : []),
    ...(alternates > 0 ? [`${counted(alternates, 'seat')} with an alternate`] : []),
  ];
  return parts.length === 0 ? '' : `, ${parts.join(', ')}`;
}

/** The reason of one unmet request in plain words, alike for all students of whom it is true. */
export function unmetSentence(unmet: UnmetExplanation, because: NotOfferedBecause): string {
  const { course } = unmet;
  switch (unmet.reason) {
    case 'NOT_OFFERED':
      return `${course} is not open: ${notOfferedWords[because]}.`;
    case 'NO_SEAT':
      return `${course} has ${counted(unmet.seats, 'seat')} and ${counted(unmet.asked, 'request')}; every section is full${holderWords(unmet.heldBy)}.`;
    case 'CLASH':
      return `${course} has a seat, but at times that are taken: ${unmet.clashes
        .map(({ section, slots, courses }) => `${section} in ${slots.join(' and ')} (${taken(courses)})`)
        .join(', ')}.`;
    case 'RULE':
      return `${course} has a seat in ${unmet.sections.join(', ')}, but ${ruleWords(unmet)}.`;
    case 'OPEN_SEAT':
      return `${course} has a seat in ${unmet.sections.join(', ')} at a free time; it has only to be taken.`;
  }
}

const taken = (courses: readonly string[]): string =>
  courses.map((course) => (course === 'AWAY' ? 'not at school' : course)).join(', ');
