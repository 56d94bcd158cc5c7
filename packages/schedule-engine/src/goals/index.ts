import { defaultGoals, type Goals } from '../problem/goals.ts';
import type { Facts } from '../rules/facts.ts';
import { goal as needBalance } from './need-balance.ts';
import { goal as preps } from './preps.ts';
import { goal as roomChanges } from './room-changes.ts';
import { goal as sizeBalance } from './size-balance.ts';
import type { SoftGoal } from './soft-goal.ts';
import { goal as stability } from './stability.ts';

/** How far a schedule is from one soft goal. */
export type GoalMeasure = {
  readonly goal: keyof Goals;
  readonly words: string;
  readonly weight: number;
  /** Sum over all places, in the unit of the weight: `weight × amount` is what it costs. */
  readonly amount: number;
  readonly places: number;
  /** The worst places in words, three at most. */
  readonly worst: readonly string[];
};

const measured =
  <Place extends { readonly amount: number }>(goal: SoftGoal<Place>) =>
  (facts: Facts): GoalMeasure => {
    const places = goal.places(facts);
    return {
      goal: goal.id,
      words: goal.words,
      weight: { ...defaultGoals, ...facts.problem.goals }[goal.id],
      amount: places.reduce((sum, { amount }) => sum + amount, 0),
      places: places.length,
      worst: places.slice(0, 3).map(goal.sentence),
    };
  };

const softGoals = [
  measured(sizeBalance),
  measured(needBalance),
  measured(preps),
  measured(roomChanges),
  measured(stability),
];

/** Every soft goal that is not a request's own weight, recounted. */
export const measureGoals = (facts: Facts): GoalMeasure[] => softGoals.map((measure) => measure(facts));
