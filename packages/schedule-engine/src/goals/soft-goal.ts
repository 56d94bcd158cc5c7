import type { Goals } from '../problem/goals.ts';
import type { Facts } from '../rules/facts.ts';

/**
 * One soft goal of a schedule, recounted from a problem and a solution alone; the search pays for each while it searches. `places` gives one entry for each place
 * where it is not reached, worst first; `amount` of an entry is in the unit that the goal's weight counts.
 */
export type SoftGoal<Place extends { readonly amount: number }> = {
  readonly id: keyof Goals;
  /** The goal in one plain sentence. */
  readonly words: string;
  readonly places: (facts: Facts) => Place[];
  readonly sentence: (place: Place) => string;
};

export const worstFirst = <Place extends { readonly amount: number }>(places: readonly Place[]): Place[] =>
  places.filter(({ amount }) => amount > 0).sort((one, other) => other.amount - one.amount);
