/** One taught group with an id or a wish of its own. What is left out comes from its course. */
export type Section = {
  readonly id: string;
  /** One course, or courses that are simultaneous. */
  readonly courses: readonly string[];
  readonly cap?: number;
  readonly patterns?: readonly string[];
  /** Only these may teach it. */
  readonly teachers?: readonly string[];
  readonly rooms?: readonly string[];
  readonly team?: string;
  readonly coTeachers?: readonly string[];
};

/**
 * How sections hang together.
 * SAME_STUDENTS: who sits in one sits in all (lab with lecture, both halves of a year course).
 * SAME_TEACHER: one teacher for all. CONSECUTIVE: one right after the other, in the order given.
 * SAME_PATTERN: at the same time. DIFFERENT_TIME: no two at the same time. SAME_PERIOD: beginning in the same period, on
 * whatever days. GAP: of two on one day, with slots between them. FEW_ROOMS: not in more rooms than `rooms`.
 * SAME_ROOM_IN_A_ROW: of two of which one follows right after the other, in one room.
 */
export type SectionLink = {
  readonly kind:
    | 'SAME_STUDENTS'
    | 'SAME_TEACHER'
    | 'CONSECUTIVE'
    | 'SAME_PATTERN'
    | 'DIFFERENT_TIME'
    | 'SAME_PERIOD'
    | 'GAP'
    | 'FEW_ROOMS'
    | 'SAME_ROOM_IN_A_ROW';
  readonly sections: readonly string[];
  /** Of FEW_ROOMS: most different rooms. Left out: 1. */
  readonly rooms?: number;
  /** Of GAP: fewest slots between two. Left out: 1. */
  readonly slots?: number;
};

/** A place to teach. */
export type Room = {
  readonly id: string;
  readonly type: string;
  readonly capacity: number;
  /** Slots in which it is not to be had. */
  readonly unavailable?: readonly string[];
};
