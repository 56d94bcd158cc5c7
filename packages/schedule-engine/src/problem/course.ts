/** A course of study in the catalogue, as far as scheduling must know it. */
export type Course = {
  readonly id: string;
  readonly title?: string;
  readonly department?: string;
  /** Such as `AP`, `HONORS`, `CORE`, `SPECIAL_EDUCATION`; read by balance and access goals and by reports. */
  readonly level?: string;
  readonly credits?: number;
  readonly gradeLevels?: readonly string[];
  /** Core requests are counted apart, and met first. */
  readonly isCore?: boolean;
  /** Access goal: seats in this course should reach all who asked. */
  readonly isAdvanced?: boolean;
  /** Most students in a section. */
  readonly cap: number;
  /** Fewest students for whom a section runs; 0 or left out: it runs anyway. */
  readonly minimum?: number;
  /** Sections planned; left out: those that the problem lists, or, if it lists none, as many as `sectionsFromRequests` says. */
  readonly sections?: number;
  /** Meeting patterns that a section may take; left out: all of the bell schedule's. */
  readonly patterns?: readonly string[];
  /** A room of this type is needed; left out: no room is assigned. */
  readonly roomType?: string;
  /** Whether a teacher is assigned; false for what nobody teaches, such as work experience. Default: true if there are teachers. */
  readonly isTaught?: boolean;
  /** Courses that a student must have taken, all of them. */
  readonly prerequisites?: readonly string[];
  /** Courses that a student must take in the same year. */
  readonly corequisites?: readonly string[];
  /** Sections that are taught by two teachers, the second from these; students who need it sit in these sections only. */
  readonly coTaught?: { readonly sections: number; readonly coTeachers: readonly string[] };
  /** A section of this course gives this service (speech, English-language development), for its length. */
  readonly gives?: string;
};

/** Courses whose sections are pooled: the sum of their sections, the largest of their caps, students of any of them. */
export type SimultaneousCourses = { readonly courses: readonly string[] };

/** Who takes both takes `first` in an earlier term. */
export type CourseSequence = { readonly first: string; readonly next: string };
