import type { State } from './state.ts';

/** Changes of room of a section's teachers, between it and what they teach in the slot before and after it. */
export function roomChangesAround(state: State, section: number): number {
  if (state.sectionRoom[section] === -1) return 0;
  const coTeacher = state.sectionCoTeacher[section];
  return changesOf(state, section, state.sectionTeacher[section]) + changesOf(state, section, coTeacher);
}

function changesOf(state: State, section: number, teacher: number): number {
  if (teacher === -1) return 0;
  const { model } = state;
  const pattern = state.sectionPattern[section];
  const base = teacher * model.slotCount;
  let count = 0;
  for (let at = model.patternStart[pattern]; at < model.patternStart[pattern + 1]; at += 1) {
    const slot = model.patternSlots[at];
    if (model.slotFollows[slot] === 1 && isElsewhere(state, section, state.teacherAt[base + slot - 1]))
      count += 1;
    if (
      slot + 1 < model.slotCount &&
      model.slotFollows[slot + 1] === 1 &&
      isElsewhere(state, section, state.teacherAt[base + slot + 1])
    )
      count += 1;
  }
  return count;
}

/** Whether what a teacher teaches then is in another room; nothing taught, or no room, is no change. */
function isElsewhere({ sectionRoom }: State, section: number, other: number): boolean {
  return other >= 0 && sectionRoom[other] !== -1 && sectionRoom[other] !== sectionRoom[section];
}
