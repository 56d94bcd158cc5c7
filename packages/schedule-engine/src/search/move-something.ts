import { undoTo } from './journal.ts';
import { type createRandom, nextBelow } from './random.ts';
import { changeStaff, moveSection, swapSections } from './section-move.ts';
import type { State } from './state.ts';
import { exchangeSeat, moveRequest } from './student-move.ts';

/** One move by chance; a section's move that a rule refuses is taken back, as the search does. */
export function moveSomething(
  state: State,
  random: ReturnType<typeof createRandom>,
  isOverAllowed: boolean,
): void {
  const { model } = state;
  const mark = state.journalLength;
  const kind = nextBelow(random, 8);
  const section = nextBelow(random, model.sectionCount);
  if (kind === 0) {
    if (!moveSection(state, section, isOverAllowed)) undoTo(state, mark);
  } else if (kind === 1) {
    if (!swapSections(state, section, nextBelow(random, model.sectionCount), isOverAllowed))
      undoTo(state, mark);
  } else if (kind === 2) {
    if (!changeStaff(state, section, isOverAllowed)) undoTo(state, mark);
  } else {
    const request = nextBelow(random, model.requestCount);
    if (model.optionStart[request] === model.optionStart[request + 1]) return;
    if (!isOverAllowed) exchangeSeat(state, request);
    else if (model.requestIsAlternate[request] === 0) moveRequest(state, request);
  }
}
