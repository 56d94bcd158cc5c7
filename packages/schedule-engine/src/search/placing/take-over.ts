import { undoTo } from '../journal.ts';
import { isByRule } from '../mend-rules.ts';
import { place, unplace } from '../placements.ts';
import { unseat } from '../seats.ts';
import type { State } from '../state.ts';
import { seatSomewhere } from '../student-seats.ts';
import type { Placing } from './placing.ts';

/**
 * Puts the sections of a schedule to where they stood best in the draft, and seats those again whom that concerns; all is
 * left as it was where that would cost more.
 */
export function takeOver(state: State, { best }: Placing, isOverAllowed: boolean): void {
  const { model } = state;
  const before = state.cost;
  const [patterns, teachers, coTeachers, rooms] = best.placements;
  const moved: number[] = [];
  for (let section = 0; section < model.sectionCount; section += 1)
    if (
      patterns[section] !== state.sectionPattern[section] ||
      teachers[section] !== state.sectionTeacher[section] ||
      coTeachers[section] !== state.sectionCoTeacher[section] ||
      rooms[section] !== state.sectionRoom[section]
    )
      moved.push(section);
  for (const section of moved) {
    const unit = model.sectionUnit[section];
    while (state.unitSeats[unit] > 0) unseat(state, state.unitMembers[unit * state.unitMemberWidth]);
    if (state.sectionPattern[section] !== -1) unplace(state, section);
  }
  for (const section of moved)
    if (patterns[section] !== -1)
      place(state, section, patterns[section], teachers[section], coTeachers[section], rooms[section]);
  const waiting = [...state.unmet.subarray(0, state.unmetCount)].sort((one, other) => one - other);
  const isRuled = (request: number) => isByRule(model, request);
  // What a rule asks for comes first: a seat of it lost would outweigh every section that has found its place.
  for (const request of [...waiting.filter(isRuled), ...waiting.filter((one) => !isRuled(one))])
    if (!seatSomewhere(state, request, -1, false) && isOverAllowed) seatSomewhere(state, request, -1, true);
  if (state.cost >= before) undoTo(state, 0);
  state.journalLength = 0;
}
