/** Where a section stands. `pattern` null: it could not be placed; `teacher` or `room` null: none is needed or none was found. */
export type PlacedSection = {
  readonly id: string;
  readonly courses: readonly string[];
  readonly cap: number;
  readonly pattern: string | null;
  readonly teacher: string | null;
  readonly coTeacher?: string | null;
  readonly room: string | null;
};

/** A student's seat in a section, for one of the section's courses that the student asked for. */
export type Seat = {
  readonly student: string;
  readonly section: string;
  readonly course: string;
  readonly as: 'PRIMARY' | 'ALTERNATE';
};

/** A schedule: sections in the problem's order, seats by student and then by request. */
export type ScheduleSolution = {
  readonly sections: readonly PlacedSection[];
  readonly seats: readonly Seat[];
};
