/** Terms in the order of the year, such as two semesters; what spans the year has slots in each. */
export type Term = { readonly id: string; readonly name?: string };

/** A kind of day in the rotation, such as A and B. */
export type DayType = { readonly id: string; readonly name?: string };

/**
 * One period of one kind of day in one term: the smallest time that can be taken. Slots of a day stand in the order
 * of the day; two slots next to each other are consecutive unless one says `breakBefore`.
 */
export type Slot = {
  readonly id: string;
  readonly term: string;
  readonly dayType: string;
  /** The period's own name, such as `P3`; the same on every kind of day that has it. */
  readonly period: string;
  /** Length in minutes of class time, for service minutes; 0 where the school has not said it. */
  readonly minutes?: number;
  /** There is a long break (lunch, passing between sites) between the slot before and this one. */
  readonly breakBefore?: boolean;
};

/** The set of slots that a section takes: every day P3; A-day P1; P1 and P2 as a double; term 1 only. */
export type MeetingPattern = { readonly id: string; readonly slots: readonly string[] };

/** Lunch: of these slots at least one stays free for everybody whom it concerns. One entry per kind of day and term. */
export type LunchWindow = { readonly slots: readonly string[] };

/** When a school meets. */
export type BellSchedule = {
  readonly terms: readonly Term[];
  readonly dayTypes: readonly DayType[];
  readonly slots: readonly Slot[];
  readonly patterns: readonly MeetingPattern[];
  readonly lunch?: readonly LunchWindow[];
};
