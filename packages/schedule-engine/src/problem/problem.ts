import type { BellSchedule } from './bell-schedule.ts';
import type { Course, CourseSequence, SimultaneousCourses } from './course.ts';
import type { Goals } from './goals.ts';
import type { Locks, NonNegotiable, PreviousVersion } from './locks.ts';
import type { Room, Section, SectionLink } from './section.ts';
import type { Staffing } from './staffing.ts';
import type { ApartPair, Student } from './student.ts';
import type { Teacher, Team } from './teacher.ts';

/** The form of a Quad problem file; a file of another form is refused by name. */
export const problemFormat = 'quad-schedule-problem/1';

/**
 * A school's scheduling question as one plain value, that is also the form of a problem file (JSON). Every id is the
 * school's own and unique within its list. What is left out has no rule. Race, ethnicity and sex are no part of it,
 * and `validateProblem` refuses a value that carries them: they are read by the equity audit only.
 */
export type ScheduleProblem = {
  /** Where the JSON Schema stands, for editors; read by nobody here. */
  readonly $schema?: string;
  readonly format: typeof problemFormat;
  readonly id: string;
  readonly name?: string;
  readonly bell: BellSchedule;
  readonly courses: readonly Course[];
  /** Courses that are taught together, by one teacher in one room at one time, and share their seats. */
  readonly simultaneous?: readonly SimultaneousCourses[];
  /** A student who takes both takes the first in an earlier term than the second. */
  readonly sequences?: readonly CourseSequence[];
  /** What may be spent on sections of courses that leave their number to the engine. */
  readonly staffing?: Staffing;
  /** Sections with an id or a wish of their own; the rest are made from the courses' numbers. */
  readonly sections?: readonly Section[];
  readonly links?: readonly SectionLink[];
  readonly teachers?: readonly Teacher[];
  readonly rooms?: readonly Room[];
  readonly teams?: readonly Team[];
  readonly students: readonly Student[];
  readonly apart?: readonly ApartPair[];
  readonly locks?: Locks;
  /** What the school has said may not be given up, in its own words and in forms that the engine can check. */
  readonly nonNegotiables?: readonly NonNegotiable[];
  readonly goals?: Goals;
  /** The version that this one follows; moved sections and seats are counted against it. */
  readonly previous?: PreviousVersion;
};
