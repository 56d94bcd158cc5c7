import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { rule as allowedPatterns } from './allowed-patterns.ts';
import { rule as coTeaching } from './co-teaching.ts';
import { rule as commonPlanning } from './common-planning.ts';
import { rule as corequisites } from './corequisites.ts';
import { rule as courseSequence } from './course-sequence.ts';
import { type Facts, factsOf } from './facts.ts';
import type { HardRule, Violation } from './hard-rule.ts';
import { rule as leastRestrictive } from './least-restrictive.ts';
import { rule as linkedSections } from './linked-sections.ts';
import { rule as lockedPlacements } from './locked-placements.ts';
import { rule as lockedSeats } from './locked-seats.ts';
import { rule as lunch } from './lunch.ts';
import { rule as nonNegotiables } from './non-negotiables.ts';
import { rule as oneSeatPerCourse } from './one-seat-per-course.ts';
import { rule as prerequisites } from './prerequisites.ts';
import { rule as roomAvailable } from './room-available.ts';
import { rule as roomFits } from './room-fits.ts';
import { rule as roomOnePlace } from './room-one-place.ts';
import { rule as sectionCap } from './section-cap.ts';
import { rule as serviceMinutes } from './service-minutes.ts';
import { rule as simultaneousCourses } from './simultaneous-courses.ts';
import { rule as studentAvailable } from './student-available.ts';
import { rule as studentOnePlace } from './student-one-place.ts';
import { rule as studentTeacherApart } from './student-teacher-apart.ts';
import { rule as studentsApart } from './students-apart.ts';
import { rule as teacherAvailable } from './teacher-available.ts';
import { rule as teacherConsecutive } from './teacher-consecutive.ts';
import { rule as teacherLoad } from './teacher-load.ts';
import { rule as teacherOnePlace } from './teacher-one-place.ts';
import { rule as teacherPreps } from './teacher-preps.ts';
import { rule as teacherQualified } from './teacher-qualified.ts';
import { rule as teamSections } from './team-sections.ts';

/** A rule whose explanations are no longer told apart by type, so that all stand in one table. */
export type ListedRule = {
  readonly id: string;
  readonly words: string;
  readonly violations: (facts: Facts) => Violation[];
};

const listed = <Explanation extends object>(rule: HardRule<Explanation>): ListedRule => ({
  id: rule.id,
  words: rule.words,
  violations: (facts) =>
    rule.check(facts).map((explanation) => ({
      rule: rule.id,
      explanation,
      sentence: rule.sentence(explanation),
    })),
});

/** Every hard rule of a schedule, in the order in which a person would look: time, staff, sections, students, school. */
export const hardRules: readonly ListedRule[] = [
  listed(teacherOnePlace),
  listed(roomOnePlace),
  listed(studentOnePlace),
  listed(sectionCap),
  listed(roomFits),
  listed(teacherQualified),
  listed(teacherAvailable),
  listed(roomAvailable),
  listed(studentAvailable),
  listed(teacherLoad),
  listed(teacherPreps),
  listed(teacherConsecutive),
  listed(allowedPatterns),
  listed(lockedPlacements),
  listed(lockedSeats),
  listed(simultaneousCourses),
  listed(linkedSections),
  listed(courseSequence),
  listed(prerequisites),
  listed(corequisites),
  listed(studentsApart),
  listed(studentTeacherApart),
  listed(commonPlanning),
  listed(teamSections),
  listed(lunch),
  listed(serviceMinutes),
  listed(coTeaching),
  listed(leastRestrictive),
  listed(oneSeatPerCourse),
  listed(nonNegotiables),
];

/**
 * Recounts every hard rule over a plain solution, whoever made it, and says all that is broken at once. It shares no
 * code with the search; ids that the problem does not know are told by the rule that meets them.
 */
export function checkSchedule(problem: ScheduleProblem, solution: ScheduleSolution): Violation[] {
  const facts = factsOf(problem, solution);
  return hardRules.flatMap(({ violations }) => violations(facts));
}
