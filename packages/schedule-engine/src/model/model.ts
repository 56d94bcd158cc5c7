/**
 * A problem as numbers, for the search: every id is an index, every list a flat array with a `…Start` beside it
 * (the list of x stands from `start[x]` to `start[x + 1]`). Made once by `compile` and never changed.
 */
export type Model = {
  readonly ids: {
    readonly slots: readonly string[];
    readonly patterns: readonly string[];
    readonly courses: readonly string[];
    readonly sections: readonly string[];
    readonly teachers: readonly string[];
    readonly rooms: readonly string[];
    readonly students: readonly string[];
    readonly teams: readonly string[];
  };

  // Time.
  readonly slotCount: number;
  readonly slotTerm: Int32Array;
  /** Index of the slot's day: one per pair of term and kind of day. */
  readonly slotDay: Int32Array;
  /** How many slots of its day stand before it. */
  readonly slotPlace: Int32Array;
  /** 1 where a slot follows the one before it without a break. */
  readonly slotFollows: Uint8Array;
  readonly dayCount: number;
  readonly termCount: number;
  readonly patternStart: Int32Array;
  readonly patternSlots: Int32Array;
  readonly patternFirstTerm: Int32Array;
  readonly patternLastTerm: Int32Array;
  /** A bit for each term that a pattern touches. */
  readonly patternTerms: Int32Array;
  readonly longestPattern: number;
  /** Equal for patterns that begin in the same periods of the day. */
  readonly patternBegins: Int32Array;
  /** By pattern × pattern: 1 where the second begins right after the first on every day of either. */
  readonly patternFollows: Uint8Array;

  /**
   * Groups of slots of which not all may be taken: lunch windows, and days where a student's slots are limited.
   * `slotGroups` lists the groups of each slot.
   */
  readonly slotGroupStart: Int32Array;
  readonly slotGroups: Int32Array;
  readonly slotGroupCount: number;
  readonly lunchGroupCount: number;
  /** Slots of a group that a student may take; by student × group. */
  readonly studentGroupLimit: Uint8Array;
  readonly teacherGroupLimit: Uint8Array;

  // Sections. A unit is what a student takes whole: a section, or sections linked as SAME_STUDENTS.
  readonly sectionCount: number;
  readonly sectionUnit: Int32Array;
  readonly sectionNeedsTeacher: Uint8Array;
  readonly sectionNeedsCoTeacher: Uint8Array;
  readonly sectionNeedsRoom: Uint8Array;
  readonly sectionPatternStart: Int32Array;
  readonly sectionPatterns: Int32Array;
  readonly sectionTeacherStart: Int32Array;
  readonly sectionTeachers: Int32Array;
  readonly sectionCoTeacherStart: Int32Array;
  readonly sectionCoTeachers: Int32Array;
  readonly sectionRoomStart: Int32Array;
  readonly sectionRooms: Int32Array;
  /** Index of the pooled group of courses; counts as one prep. */
  readonly sectionGroup: Int32Array;
  /** Links other than SAME_STUDENTS and FEW_ROOMS, by section: the other section, and the kind (`linkKinds`). */
  readonly linkStart: Int32Array;
  readonly linkOther: Int32Array;
  readonly linkKind: Int32Array;
  /** Of GAP: the slots between; else 0. */
  readonly linkSlots: Int32Array;
  /** Sections that are to be in few rooms: which, and how many rooms; and the sets of each section. */
  readonly roomSetStart: Int32Array;
  readonly roomSetSections: Int32Array;
  readonly roomSetMost: Int32Array;
  readonly sectionRoomSetStart: Int32Array;
  readonly sectionRoomSets: Int32Array;
  readonly unitCount: number;
  readonly unitSectionStart: Int32Array;
  readonly unitSections: Int32Array;
  readonly unitCap: Int32Array;
  readonly unitGroup: Int32Array;
  readonly unitTeam: Int32Array;
  readonly largestCap: number;
  readonly groupCount: number;
  readonly groupUnitStart: Int32Array;
  readonly groupUnits: Int32Array;

  // Teachers, rooms, teams.
  readonly teacherCount: number;
  readonly teacherMaxSections: Int32Array;
  readonly teacherMaxPreps: Int32Array;
  readonly teacherMaxConsecutive: Int32Array;
  /** By teacher × slot: 1 where the teacher is not to be had. */
  readonly teacherBlocked: Uint8Array;
  readonly roomCount: number;
  readonly roomBlocked: Uint8Array;
  readonly teamCount: number;
  readonly teamPlanning: Int32Array;
  readonly teacherTeamStart: Int32Array;
  readonly teacherTeams: Int32Array;

  // Students and requests; a student's requests stand together, primaries first.
  readonly studentCount: number;
  readonly studentRequestStart: Int32Array;
  /** By student × slot: 1 where the student is not at school. */
  readonly studentBlocked: Uint8Array;
  readonly requestCount: number;
  readonly requestStudent: Int32Array;
  readonly requestCourse: Int32Array;
  readonly requestGroup: Int32Array;
  /** 1 for an alternate. */
  readonly requestIsAlternate: Uint8Array;
  /** 1 where the student needs the course. */
  readonly requestIsMandatory: Uint8Array;
  /** For an alternate of one primary alone: that request; else -1. */
  readonly requestInsteadOf: Int32Array;
  /** What it costs to leave it unmet (a primary), or what it gains to meet it (an alternate). */
  readonly requestWeight: Float64Array;
  /** Units in which it may be met by every rule that does not depend on the rest of the schedule. */
  readonly optionStart: Int32Array;
  readonly options: Int32Array;
  /** Requests of the same student that must come in a later, or in an earlier, term. */
  readonly laterStart: Int32Array;
  readonly later: Int32Array;
  readonly earlierStart: Int32Array;
  readonly earlier: Int32Array;
  /** Requests of the same student that must have a seat if it has one, and those that must not have one without it. */
  readonly hasCorequisites: boolean;
  readonly neededStart: Int32Array;
  readonly needed: Int32Array;
  readonly neederStart: Int32Array;
  readonly needers: Int32Array;
  /** 1 where a person has locked the seat. */
  readonly requestIsLocked: Uint8Array;
  /** Requests of other students that may not share a unit with it. */
  readonly apartStart: Int32Array;
  readonly apart: Int32Array;
  /** Teachers whom the request's student may not meet. */
  readonly requestApartTeachers: readonly (readonly number[] | undefined)[];
  /** 1 where any of the four above says something: most requests have none and skip the looks. */
  readonly requestHasRule: Uint8Array;

  /** Services that plans say and a request could give: by need its minutes in every term; by request its need, or -1. */
  readonly needCount: number;
  readonly needMinutes: Int32Array;
  readonly requestNeed: Int32Array;
  readonly slotMinutes: Int32Array;
  /** By group × pattern: students whom a section there would give too few minutes; empty where nobody has a need. */
  readonly groupPatternShort: Int32Array;

  /** The version before. By section: what it says of the place; -1 if nothing, -2 if what cannot be had any more. */
  readonly hasPrevious: boolean;
  readonly previousPattern: Int32Array;
  readonly previousTeacher: Int32Array;
  readonly previousRoom: Int32Array;
  /** By request: the unit of each of its seats then; -1 for a section that is planned no more. */
  readonly previousStart: Int32Array;
  readonly previousUnits: Int32Array;

  /** Kinds of students (needs, prior courses) that sections of a course must not sort; by student. */
  readonly traitStart: Int32Array;
  readonly traits: Int32Array;
  readonly traitCount: number;
  /** By group × trait: how many students of the trait an even section has, rounded up; no limit in a group of one unit. */
  readonly groupTraitShare: Float64Array;
  /** By group: how many students an even section has, rounded up; no limit in a group of one unit. */
  readonly groupShare: Float64Array;
  /** By group: its primary requests that some unit could meet. */
  readonly groupRequestStart: Int32Array;
  readonly groupRequests: Int32Array;
  /** By group: what its primary requests weigh in the median; a seat above a cap costs as much. */
  readonly groupWeight: Float64Array;
  /** The same over all primary requests. */
  readonly usualWeight: number;
};

/** How a section stands to the other of a link. Of CONSECUTIVE sections each is right before the next one. */
export const linkKinds = [
  'SAME_TEACHER',
  'RIGHT_BEFORE',
  'RIGHT_AFTER',
  'SAME_PATTERN',
  'DIFFERENT_TIME',
  'SAME_PERIOD',
  'GAP',
  'SAME_ROOM_IN_A_ROW',
] as const;
