import type { State } from './state.ts';

/** How a schedule stands, in the measures that a scheduling team judges by. */
export type Tally = {
  /** Primary requests that some section could meet, and how many of them are met. */
  readonly offered: number;
  readonly met: number;
  /** Primary requests to courses without a section for the student; not in `offered`. */
  readonly notOffered: number;
  /** Students with all their offered primaries; who has none does not count. */
  readonly studentsFull: number;
  /** Students with as many seats as offered primaries (at most the slots of their rotation). */
  readonly studentsFullWithAlternates: number;
  readonly studentsMissingTwoOrMore: number;
  /** Seats in alternates. */
  readonly alternates: number;
  readonly sectionsUnplaced: number;
};

/** Counts a state anew, from the seats alone. */
export function tallyOf(state: State): Tally {
  const { model } = state;
  let offered = 0;
  let met = 0;
  let notOffered = 0;
  let alternates = 0;
  let studentsFull = 0;
  let studentsFullWithAlternates = 0;
  let studentsMissingTwoOrMore = 0;
  for (let student = 0; student < model.studentCount; student += 1) {
    let wanted = 0;
    let has = 0;
    let hasInstead = 0;
    for (
      let request = model.studentRequestStart[student];
      request < model.studentRequestStart[student + 1];
      request += 1
    ) {
      const isSeated = state.assigned[request] >= 0;
      if (model.requestIsAlternate[request] === 1) {
        if (isSeated) hasInstead += 1;
      } else if (model.optionStart[request] === model.optionStart[request + 1]) notOffered += 1;
      else {
        wanted += 1;
        if (isSeated) has += 1;
      }
    }
    offered += wanted;
    met += has;
    alternates += hasInstead;
    if (wanted > 0 && has === wanted) studentsFull += 1;
    if (wanted > 0 && has + hasInstead >= Math.min(wanted, model.slotCount)) studentsFullWithAlternates += 1;
    if (wanted - has >= 2) studentsMissingTwoOrMore += 1;
  }
  let sectionsUnplaced = 0;
  for (let section = 0; section < model.sectionCount; section += 1)
    if (state.sectionPattern[section] === -1) sectionsUnplaced += 1;
  return {
    offered,
    met,
    notOffered,
    studentsFull,
    studentsFullWithAlternates,
    studentsMissingTwoOrMore,
    alternates,
    sectionsUnplaced,
  };
}
