import { searchScale } from '../model/students.ts';
import { defaultGoals, type Goals } from '../problem/goals.ts';
import type { Weights } from './state.ts';

/** A section without a place costs as much as so many unmet requests. */
const unplacedRequests = 10;

/** The weights of the goals that are not a request's own, as whole numbers of the search. */
export function weightsOf(goals: Goals | undefined): Weights {
  const all = { ...defaultGoals, ...goals };
  const scaled = (weight: number) => Math.round(searchScale * weight);
  return {
    unplaced: scaled(all.unmet * unplacedRequests),
    preps: scaled(all.preps),
    missesTwoOrMore: scaled(all.missesTwoOrMore),
    sizeBalance: scaled(all.sizeBalance),
    needBalance: scaled(all.needBalance),
    roomChanges: scaled(all.roomChanges),
    stability: scaled(all.stability),
  };
}
