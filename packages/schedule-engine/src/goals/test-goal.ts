import type { ScheduleProblem } from '../problem/problem.ts';
import type { ScheduleSolution } from '../problem/solution.ts';
import { factsOf } from '../rules/facts.ts';
import type { SoftGoal } from './soft-goal.ts';

/** Where a goal is not reached, by how much, and how that is said. */
export function reached<Place extends { readonly amount: number }>(
  goal: SoftGoal<Place>,
  problem: ScheduleProblem,
  solution: ScheduleSolution,
): { amounts: number[]; said: string[] } {
  const places = goal.places(factsOf(problem, solution));
  return { amounts: places.map(({ amount }) => amount), said: places.map(goal.sentence) };
}
