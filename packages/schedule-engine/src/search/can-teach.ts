import { isFree } from './placements.ts';
import type { State } from './state.ts';

/** Slots one after the other that a teacher would teach if these were taken too. */
function staysWithinConsecutive(state: State, teacher: number, pattern: number): boolean {
  const { model } = state;
  const limit = model.teacherMaxConsecutive[teacher];
  if (limit >= model.slotCount) return true;
  const base = teacher * model.slotCount;
  const isTaken = (slot: number): boolean => {
    if (state.teacherAt[base + slot] >= 0) return true;
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1)
      if (model.patternSlots[at] === slot) return true;
    return false;
  };
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    let run = 1;
    for (let before = slot; model.slotFollows[before] === 1 && isTaken(before - 1); before -= 1) run += 1;
    for (
      let after = slot + 1;
      after < model.slotCount && model.slotFollows[after] === 1 && isTaken(after);
      after += 1
    )
      run += 1;
    if (run > limit) return false;
  }
  return true;
}

/** Whether the teams of a teacher keep their common planning if the teacher taught in these slots too. */
function keepsPlanning(state: State, teacher: number, pattern: number): boolean {
  const { model } = state;
  for (let list = model.teacherTeamStart[teacher]; list < model.teacherTeamStart[teacher + 1]; list += 1) {
    const team = model.teacherTeams[list];
    const wanted = model.teamPlanning[team];
    if (wanted === 0) continue;
    for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
      const day = model.slotDay[model.patternSlots[at]];
      let free = 0;
      for (let slot = 0; slot < model.slotCount; slot += 1) {
        if (model.slotDay[slot] !== day || state.teamBusy[team * model.slotCount + slot] > 0) continue;
        free += 1;
        for (let own = model.patternStart[pattern]; own < model.patternStart[pattern + 1]; own += 1)
          if (model.patternSlots[own] === slot) free -= 1;
      }
      if (free < wanted) return false;
    }
  }
  return true;
}

/** Whether a teacher who teaches elsewhere already may take this section in this pattern, by every rule on teachers. */
export function canTeach(state: State, teacher: number, section: number, pattern: number): boolean {
  const { model } = state;
  if (!isFree(state, state.teacherAt, teacher, pattern)) return false;
  const group = model.sectionGroup[section];
  for (let term = model.patternFirstTerm[pattern]; term <= model.patternLastTerm[pattern]; term += 1) {
    if ((model.patternTerms[pattern] & (1 << term)) === 0) continue;
    const cell = teacher * model.termCount + term;
    if (state.teacherSections[cell] >= model.teacherMaxSections[teacher]) return false;
    const isNewPrep =
      state.teacherGroupSections[(teacher * model.groupCount + group) * model.termCount + term] === 0;
    if (isNewPrep && state.teacherPreps[cell] >= model.teacherMaxPreps[teacher]) return false;
  }
  for (let list = 0; list < model.lunchGroupCount; list += 1) {
    const cell = teacher * model.slotGroupCount + list;
    if (state.teacherGroupTaken[cell] + slotsInGroup(state, pattern, list) > model.teacherGroupLimit[cell])
      return false;
  }
  return staysWithinConsecutive(state, teacher, pattern) && keepsPlanning(state, teacher, pattern);
}

/** Slots of a pattern that are of a slot group. */
function slotsInGroup(state: State, pattern: number, group: number): number {
  const { model } = state;
  let count = 0;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    for (let list = model.slotGroupStart[slot]; list < model.slotGroupStart[slot + 1]; list += 1)
      if (model.slotGroups[list] === group) count += 1;
  }
  return count;
}
