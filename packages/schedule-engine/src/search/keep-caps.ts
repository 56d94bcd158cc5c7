import { keepCorequisites } from './keep-corequisites.ts';
import { unseat } from './seats.ts';
import type { State } from './state.ts';
import { fillAlternates } from './student-move.ts';

/**
 * Ends the passing of caps: of every unit that is too full, those leave who are missing least already. Then seats that
 * lack a corequisite are given up.
 */
export function keepCaps(state: State): void {
  const { model } = state;
  for (let unit = 0; unit < model.unitCount; unit += 1)
    while (state.unitSeats[unit] > model.unitCap[unit]) {
      let leaver = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let member = 0; member < state.unitSeats[unit]; member += 1) {
        const request = state.unitMembers[unit * state.unitMemberWidth + member];
        const cost =
          model.requestWeight[request] +
          (state.misses[model.requestStudent[request]] === 1 ? state.weights.missesTwoOrMore : 0);
        if (cost >= least) continue;
        least = cost;
        leaver = request;
      }
      unseat(state, leaver);
    }
  keepCorequisites(state);
  for (let student = 0; student < model.studentCount; student += 1)
    if (state.misses[student] > 0) fillAlternates(state, student);
  state.journalLength = 0;
}
