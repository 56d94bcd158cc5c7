import type { State } from '../search/state.ts';
import { type StandingRule, standingRule } from './standing-rule.ts';

/** Why one primary request of one student is unmet, as data; every id is the school's own. */
export type UnmetExplanation = { readonly student: string; readonly course: string } & UnmetReason;

/**
 * NOT_OFFERED: no section of the course is open to the student at all. NO_SEAT: every section is full.
 * CLASH: the sections with a seat meet when the student has another course. RULE: one has a seat at a free time, and a
 * rule stands against it. OPEN_SEAT: nothing does; it has only to be taken (in a schedule that a person has changed).
 * The first that is true in this order is told, with all its facts.
 */
export type UnmetReason =
  | { readonly reason: 'NOT_OFFERED' }
  | {
      readonly reason: 'NO_SEAT';
      readonly sections: readonly string[];
      readonly seats: number;
      readonly asked: number;
      /** Who has the seats, by the priority of their requests beside this one's. */
      readonly heldBy: SeatHolders;
    }
  | { readonly reason: 'CLASH'; readonly clashes: readonly Clash[] }
  | {
      readonly reason: 'RULE';
      readonly rule: StandingRule['rule'] | 'UNPLACED';
      /** Whom or what the rule names: the courses of a sequence, those kept apart, the slots of a lunch or a day. */
      readonly with: readonly string[];
      readonly sections: readonly string[];
    }
  | { readonly reason: 'OPEN_SEAT'; readonly sections: readonly string[] };

/** Seats of full sections by what holds them: primaries that weigh more, the same or less than the unmet one; alternates. */
export type SeatHolders = {
  readonly higher: number;
  readonly equal: number;
  readonly lower: number;
  readonly alternates: number;
};

/** A section with a seat, when it meets, and the courses that the student has then. */
export type Clash = {
  readonly section: string;
  readonly slots: readonly string[];
  readonly courses: readonly string[];
};

/** One explanation for every primary request without a seat, by student and then in the order of the requests. */
export function explainUnmet(state: State): UnmetExplanation[] {
  const { model } = state;
  const explanations: UnmetExplanation[] = [];
  for (let request = 0; request < model.requestCount; request += 1) {
    if (model.requestIsAlternate[request] === 1 || state.assigned[request] >= 0) continue;
    explanations.push({
      student: model.ids.students[model.requestStudent[request]],
      course: model.ids.courses[model.requestCourse[request]],
      ...reasonOf(state, request),
    });
  }
  return explanations;
}

function reasonOf(state: State, request: number): UnmetReason {
  const { model } = state;
  const units = Array.from(
    model.options.subarray(model.optionStart[request], model.optionStart[request + 1]),
  );
  if (units.length === 0) return { reason: 'NOT_OFFERED' };
  const idOf = (unit: number) => model.ids.sections[model.unitSections[model.unitSectionStart[unit]]];
  const withSeat = units.filter((unit) => state.unitSeats[unit] < model.unitCap[unit]);
  if (withSeat.length === 0) {
    const asked = model.requestGroup.reduce(
      (sum, group, other) =>
        sum + (group === model.requestGroup[request] && model.requestIsAlternate[other] === 0 ? 1 : 0),
      0,
    );
    return {
      reason: 'NO_SEAT',
      sections: units.map(idOf),
      seats: units.reduce((sum, unit) => sum + model.unitCap[unit], 0),
      asked,
      heldBy: holdersOf(state, request, units),
    };
  }
  const placed = withSeat.filter((unit) => state.unitSlotCount[unit] > 0);
  if (placed.length === 0)
    return { reason: 'RULE', rule: 'UNPLACED', with: [], sections: withSeat.map(idOf) };
  const clashes = placed.map((unit) => clashOf(state, request, unit));
  const free = placed.filter((_, index) => clashes[index].courses.length === 0);
  if (free.length === 0) return { reason: 'CLASH', clashes };
  const rules = free.map((unit) => ({ unit, standing: standingRule(state, request, unit) }));
  const open = rules.filter(({ standing }) => standing === undefined);
  if (open.length > 0) return { reason: 'OPEN_SEAT', sections: open.map(({ unit }) => idOf(unit)) };
  const first = rules[0].standing ?? { rule: 'UNPLACED', with: [] };
  const alike = rules.filter(({ standing }) => standing?.rule === first.rule);
  return { reason: 'RULE', ...first, sections: alike.map(({ unit }) => idOf(unit)) };
}

function holdersOf(state: State, request: number, units: readonly number[]): SeatHolders {
  const { model } = state;
  const held = units.flatMap((unit) => {
    const base = unit * state.unitMemberWidth;
    return [...state.unitMembers.subarray(base, base + state.unitSeats[unit])];
  });
  const own = model.requestWeight[request];
  const primaries = held.filter((other) => model.requestIsAlternate[other] === 0);
  return {
    higher: primaries.filter((other) => model.requestWeight[other] > own).length,
    equal: primaries.filter((other) => model.requestWeight[other] === own).length,
    lower: primaries.filter((other) => model.requestWeight[other] < own).length,
    alternates: held.length - primaries.length,
  };
}

function clashOf(state: State, request: number, unit: number): Clash {
  const { model } = state;
  const base = model.requestStudent[request] * model.slotCount;
  const slots = Array.from(
    state.unitSlots.subarray(
      unit * state.unitSlotWidth,
      unit * state.unitSlotWidth + state.unitSlotCount[unit],
    ),
  );
  const others = new Set(slots.map((slot) => state.studentAt[base + slot]).filter((other) => other !== -1));
  return {
    section: model.ids.sections[model.unitSections[model.unitSectionStart[unit]]],
    slots: slots.map((slot) => model.ids.slots[slot]),
    courses: [...others].map((other) =>
      other === -2 ? 'AWAY' : model.ids.courses[model.requestCourse[other]],
    ),
  };
}
