import { placeAt } from './find-place.ts';
import { isByRule } from './mend-rules.ts';
import { nextUnit } from './random.ts';
import { seatAsBefore } from './seat-as-before.ts';
import type { State } from './state.ts';
import { seatSomewhere } from './student-seats.ts';

/** A pattern too short for somebody's service comes after all others, whatever clashes there. */
const shortService = 1e6;

/**
 * A first schedule: sections of the rarest courses first, each to the pattern with the least expected conflict (how
 * many students asked for both, shared out over the sections of either course), then students one after the other.
 * What finds no place stays unplaced, what finds no seat unmet; the search goes on from there.
 */
export function construct(state: State): void {
  const { model, random } = state;
  const conflicts = conflictMatrix(state);
  const sectionsOf = (group: number) => model.groupUnitStart[group + 1] - model.groupUnitStart[group];
  const patternsOf = (section: number) =>
    model.sectionPatternStart[section + 1] - model.sectionPatternStart[section];
  const freedom = (section: number): number => {
    const teachers = model.sectionTeacherStart[section + 1] - model.sectionTeacherStart[section];
    return patternsOf(section) * (model.sectionNeedsTeacher[section] === 1 ? Math.min(teachers, 4) : 4);
  };
  // What can stand in one place only, such as a locked section, comes before all that could take that place from it.
  // What stood in the version before comes next, so that a small change of the school is one of the schedule.
  const keepsBefore = state.weights.stability > 0;
  const firstWish = (section: number): number => (keepsBefore ? model.previousPattern[section] : -1);
  const isFixed = (section: number): number =>
    patternsOf(section) <= 1 ? 0 : firstWish(section) >= 0 ? 1 : 2;
  const order = Array.from({ length: model.sectionCount }, (_, section) => section).sort(
    (one, other) =>
      isFixed(one) - isFixed(other) ||
      sectionsOf(model.sectionGroup[one]) - sectionsOf(model.sectionGroup[other]) ||
      freedom(one) - freedom(other) ||
      one - other,
  );
  const placed: number[] = [];
  const patternCount = model.patternStart.length - 1;
  const slotSeats = new Float64Array(model.slotCount);
  for (const section of order) {
    const group = model.sectionGroup[section];
    const unit = model.sectionUnit[section];
    const choices: { pattern: number; cost: number }[] = [];
    const bySlot = new Float64Array(model.slotCount);
    for (const other of placed) {
      const cost =
        model.sectionGroup[other] === group
          ? 4 * model.unitCap[unit]
          : conflicts[group * model.groupCount + model.sectionGroup[other]];
      if (cost === 0) continue;
      const at = state.sectionPattern[other];
      for (let slot = model.patternStart[at]; slot < model.patternStart[at + 1]; slot += 1)
        bySlot[model.patternSlots[slot]] += cost;
    }
    for (let at = model.sectionPatternStart[section]; at < model.sectionPatternStart[section + 1]; at += 1) {
      const pattern = model.sectionPatterns[at];
      let cost = nextUnit(random) * 0.01;
      if (model.needCount > 0) cost += shortService * model.groupPatternShort[group * patternCount + pattern];
      const length = model.patternStart[pattern + 1] - model.patternStart[pattern];
      for (let slot = model.patternStart[pattern]; slot < model.patternStart[pattern + 1]; slot += 1)
        cost += (bySlot[model.patternSlots[slot]] + 0.02 * slotSeats[model.patternSlots[slot]]) / length;
      choices.push({ pattern, cost });
    }
    choices.sort((one, other) => one.cost - other.cost);
    const wished = { teacher: -1, coTeacher: -1, room: -1 };
    if (firstWish(section) >= 0) {
      choices.unshift({ pattern: firstWish(section), cost: 0 });
      wished.teacher = model.previousTeacher[section];
      wished.room = model.previousRoom[section];
    }
    for (const { pattern } of choices) {
      if (!placeAt(state, section, pattern, wished)) continue;
      placed.push(section);
      for (let slot = model.patternStart[pattern]; slot < model.patternStart[pattern + 1]; slot += 1)
        slotSeats[model.patternSlots[slot]] += model.unitCap[unit];
      break;
    }
  }
  // What a rule asks for is seated first: then only what a rule asks for could stand in its way.
  for (let request = 0; request < model.requestCount; request += 1)
    if (state.unmetAt[request] !== -1 && isByRule(model, request)) seatSomewhere(state, request, -1, true);
  if (keepsBefore) seatAsBefore(state);
  for (let request = 0; request < model.requestCount; request += 1)
    if (state.unmetAt[request] !== -1) seatSomewhere(state, request, -1, true);
  state.journalLength = 0;
}

/** By group × group: students who asked for both, divided by the sections of either, as each pair of sections has them. */
function conflictMatrix(state: State): Float64Array {
  const { model } = state;
  const conflicts = new Float64Array(model.groupCount * model.groupCount);
  const unitsOf = (group: number) =>
    Math.max(1, model.groupUnitStart[group + 1] - model.groupUnitStart[group]);
  for (let student = 0; student < model.studentCount; student += 1)
    for (
      let one = model.studentRequestStart[student];
      one < model.studentRequestStart[student + 1];
      one += 1
    ) {
      if (state.unmetAt[one] === -1) continue;
      for (
        let other = model.studentRequestStart[student];
        other < model.studentRequestStart[student + 1];
        other += 1
      ) {
        if (other === one || state.unmetAt[other] === -1) continue;
        const group = model.requestGroup[one];
        const second = model.requestGroup[other];
        conflicts[group * model.groupCount + second] += 1 / (unitsOf(group) * unitsOf(second));
      }
    }
  return conflicts;
}
