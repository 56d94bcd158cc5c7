import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import type { Violation } from '../rules/hard-rule.ts';
import { checkSchedule } from '../rules/index.ts';

/** A school and its schedule, of some of its students alone. */
export type Part = { readonly problem: ScheduleProblem; readonly solution: ScheduleSolution };

/**
 * Which hard rules a change breaks, and which it mends: a recount before and one after, over all sections but of the
 * students alone whom the change concerns, so that it takes milliseconds. What is broken in both is no matter of the
 * change, and neither is what looks broken because the other students are left out.
 */
export function brokenRules(before: Part, after: Part): { breaks: Violation[]; mends: Violation[] } {
  const was = checkSchedule(before.problem, before.solution);
  const is = checkSchedule(after.problem, after.solution);
  const keyOf = ({ rule, explanation }: Violation) => `${rule} ${JSON.stringify(explanation)}`;
  const known = new Set(was.map(keyOf));
  const still = new Set(is.map(keyOf));
  return {
    breaks: is.filter((violation) => !known.has(keyOf(violation))),
    mends: was.filter((violation) => !still.has(keyOf(violation))),
  };
}

/** What a rule is about, as a noun: `breaks common planning of team 9B`. */
const ruleNouns: Readonly<Record<string, string>> = {
  TEACHER_ONE_PLACE: 'one place at a time',
  ROOM_ONE_PLACE: 'one section at a time',
  STUDENT_ONE_PLACE: 'one place at a time',
  SECTION_CAP: 'the cap',
  ROOM_FITS: 'the fit of the room',
  TEACHER_QUALIFIED: 'the qualified teacher',
  TEACHER_AVAILABLE: 'the hours',
  ROOM_AVAILABLE: 'the hours',
  STUDENT_AVAILABLE: 'the hours',
  TEACHER_LOAD: 'the load',
  TEACHER_PREPS: 'the preps',
  TEACHER_CONSECUTIVE: 'the break',
  ALLOWED_PATTERNS: 'the allowed patterns',
  LOCKED_PLACEMENTS: 'the lock',
  LOCKED_SEATS: 'the locked seat',
  SIMULTANEOUS_COURSES: 'the joint teaching',
  LINKED_SECTIONS: 'the link',
  COURSE_SEQUENCE: 'the course sequence',
  PREREQUISITES: 'the prerequisites',
  COREQUISITES: 'the corequisites',
  STUDENTS_APART: 'the separation',
  STUDENT_TEACHER_APART: 'the separation',
  COMMON_PLANNING: 'common planning',
  TEAM_SECTIONS: 'the team’s sections',
  LUNCH: 'lunch',
  SERVICE_MINUTES: 'the service minutes',
  CO_TEACHING: 'co-teaching',
  LEAST_RESTRICTIVE: 'the least restrictive placement',
  ONE_SEAT_PER_COURSE: 'one seat per course',
};

/** A broken rule in a few words; the violation's own sentence says what to do. */
export function briefly({ rule, explanation }: Violation): string {
  const facts = explanation as Readonly<Record<string, unknown>>;
  if (typeof facts.words === 'string') return `“${facts.words}”`;
  const noun = ruleNouns[rule] ?? rule;
  for (const who of ['team', 'teacher', 'room', 'student', 'section', 'course'])
    if (typeof facts[who] === 'string') return `${noun} of ${who} ${facts[who]}`;
  for (const who of ['students', 'sections', 'teachers'])
    if (Array.isArray(facts[who])) return `${noun} of ${facts[who].join(' and ')}`;
  return typeof facts.who === 'string' ? `${noun} of ${facts.who.toLowerCase()} ${String(facts.id)}` : noun;
}
