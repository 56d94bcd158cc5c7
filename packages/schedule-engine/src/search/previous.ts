import type { State } from './state.ts';

/** Whether the version before says anything of a section. */
const stoodBefore = ({ model }: State, section: number): boolean =>
  model.previousPattern[section] !== -1 ||
  model.previousTeacher[section] !== -1 ||
  model.previousRoom[section] !== -1;

/** Whether a section stands in all that the version before says of it; false where that says nothing. */
export function isAsBefore(state: State, section: number): boolean {
  const { previousPattern, previousTeacher, previousRoom } = state.model;
  const isSame = (said: number, now: number) => said === -1 || said === now;
  return (
    stoodBefore(state, section) &&
    isSame(previousPattern[section], state.sectionPattern[section]) &&
    isSame(previousTeacher[section], state.sectionTeacher[section]) &&
    isSame(previousRoom[section], state.sectionRoom[section])
  );
}

/** How many seats of the version before a request has in a unit: one for each of the unit's sections that it sat in. */
export function seatsAsBefore({ model }: State, request: number, unit: number): number {
  let count = 0;
  for (let at = model.previousStart[request]; at < model.previousStart[request + 1]; at += 1)
    if (model.previousUnits[at] === unit) count += 1;
  return count;
}

/** What could be as before, where nothing is yet: sections that the version before knows, and seats in it. */
export function partsOfBefore(state: State): number {
  let count = state.model.previousUnits.length;
  for (let section = 0; section < state.model.sectionCount; section += 1)
    if (stoodBefore(state, section)) count += 1;
  return count;
}
