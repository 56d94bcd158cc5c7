/** What a person has fixed by hand; the engine moves nothing of it. */
export type Locks = {
  readonly placements?: readonly LockedPlacement[];
  readonly seats?: readonly LockedSeat[];
};

/** Where a section stands; what is left out is free. */
export type LockedPlacement = {
  readonly section: string;
  readonly pattern?: string;
  readonly teacher?: string;
  readonly room?: string;
};

export type LockedSeat = { readonly student: string; readonly section: string; readonly course: string };

/** A rule that a school writes itself, in its own words (`words`) and in one of the forms that can be checked. */
export type NonNegotiable = {
  readonly id: string;
  readonly words: string;
  /** 1 is kept before 2, where not all can be kept. */
  readonly rank?: number;
  readonly form: NonNegotiableForm;
};

/**
 * COURSE_IN_SLOTS: sections of these courses meet in these slots only.
 * COURSE_NOT_IN_SLOTS: in none of these.
 * TEACHER_FREE: this teacher does not teach in these slots.
 * COURSES_APART: no section of one at the same time as a section of another.
 * COMMON_PLANNING: the team has at least this many common free slots per term and kind of day.
 */
export type NonNegotiableForm =
  | {
      readonly kind: 'COURSE_IN_SLOTS';
      readonly courses: readonly string[];
      readonly slots: readonly string[];
    }
  | {
      readonly kind: 'COURSE_NOT_IN_SLOTS';
      readonly courses: readonly string[];
      readonly slots: readonly string[];
    }
  | { readonly kind: 'TEACHER_FREE'; readonly teacher: string; readonly slots: readonly string[] }
  | { readonly kind: 'COURSES_APART'; readonly courses: readonly string[] }
  | { readonly kind: 'COMMON_PLANNING'; readonly team: string; readonly slots: number };

/** The version before: placements and seats by section id. */
export type PreviousVersion = {
  readonly placements: readonly LockedPlacement[];
  readonly seats: readonly LockedSeat[];
};
