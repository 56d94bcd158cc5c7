/** What a student asks for. Requests of one kind stand in the order of their rank, first wish first. */
export type CourseRequest = {
  readonly course: string;
  readonly kind: 'PRIMARY' | 'ALTERNATE';
  /** An alternate for this primary alone; left out: for any. */
  readonly insteadOf?: string;
  /** Needed to graduate or by a plan; met before electives. */
  readonly isMandatory?: boolean;
  /** How much this request counts beside others of its kind; left out: 1. More than 0. */
  readonly weight?: number;
};

/** Minutes of a service per rotation of the bell schedule and term, as an IEP, a 504 plan or an English-learner plan says. */
export type ServiceNeed = { readonly service: string; readonly minutes: number };

/** A student by the school's pseudonym; no name, no race, no ethnicity, no sex. */
export type Student = {
  readonly id: string;
  readonly grade?: string;
  readonly requests: readonly CourseRequest[];
  readonly team?: string;
  /** Program needs that the school balances by (`IEP`, `504`, `EL`, …), each a word of the school's own. */
  readonly needs?: readonly string[];
  /** Courses taken before, for prerequisites and for balance. */
  readonly priorCourses?: readonly string[];
  readonly services?: readonly ServiceNeed[];
  /** Courses that this student takes in a co-taught section only. */
  readonly coTaught?: readonly string[];
  /** Least restrictive placement: courses of this level are closed to this student, with the plan's reason. */
  readonly closedLevels?: readonly { readonly level: string; readonly reason: string }[];
  /** Slots in which the student is not at school (dual enrolment elsewhere, late start). */
  readonly unavailable?: readonly string[];
  /** Most slots taken in a term and kind of day; left out: all. */
  readonly maxSlots?: number;
};

/** Two students who may not share a section, or a student and a teacher who may not meet. */
export type ApartPair =
  | { readonly students: readonly [string, string] }
  | { readonly student: string; readonly teacher: string };
