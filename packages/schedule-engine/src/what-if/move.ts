import type { PlacedSection } from '../problem/solution.ts';

/**
 * One change by hand of a schedule that stands, to be tried. Ids are the school's own. Of a section's staff and room,
 * what is left out stays where a rule lets it, and else goes to whoever can; null takes it away.
 */
export type Move = SectionMove | SectionSwap | SeatsAdded | SectionAdded | StudentSeated | StudentUnseated;

/** `pattern` null: the section stands nowhere then. */
export type SectionMove = {
  readonly kind: 'MOVE_SECTION';
  readonly section: string;
  readonly pattern: string | null;
  readonly teacher?: string | null;
  readonly room?: string | null;
};

/** Two sections change patterns; each keeps its teacher and room where they can. */
export type SectionSwap = { readonly kind: 'SWAP_SECTIONS'; readonly sections: readonly [string, string] };

/** More seats in a section, and in those that are taken together with it. */
export type SeatsAdded = { readonly kind: 'ADD_SEATS'; readonly section: string; readonly seats: number };

/** One more section of the courses that share this course's sections; at its best pattern if none is named. */
export type SectionAdded = {
  readonly kind: 'ADD_SECTION';
  readonly course: string;
  readonly pattern?: string;
  readonly teacher?: string;
  readonly room?: string;
};

/** A seat in this section; in any, with others moving on, if none is named. */
export type StudentSeated = {
  readonly kind: 'SEAT';
  readonly student: string;
  readonly course: string;
  readonly section?: string;
};

export type StudentUnseated = { readonly kind: 'UNSEAT'; readonly student: string; readonly course: string };

/** Why a move cannot be tried at all. A move that breaks a rule can be: the answer names the rule. */
export type MoveFault = {
  readonly code: 'UNKNOWN_ID' | 'NOTHING_TO_DO' | 'NOT_OPEN';
  readonly sentence: string;
};

/** A student's request for a course. */
export type Wish = { readonly student: string; readonly course: string };

/** A seat that is in another section after a move; null: in none. */
export type SeatChange = Wish & {
  readonly as: 'PRIMARY' | 'ALTERNATE';
  readonly from: string | null;
  readonly to: string | null;
};

/** A section that stands elsewhere after a move; `from` is undefined for an added one. */
export type SectionChange = { readonly from: PlacedSection | undefined; readonly to: PlacedSection };
