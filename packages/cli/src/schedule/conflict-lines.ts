import {
  conflictingRules,
  type ScheduleProblem,
  type ScheduleSolution,
  type Violation,
} from '@quad/schedule-engine';
import { createHighsSolver } from '@quad/schedule-runner';

/**
 * Where a section has no place, or one of the school's own rules is broken: which of those rules cannot all hold, in the
 * school's own words, as far as it is proven. Nothing to say of a school without such rules, or where all hold.
 */
export async function conflictLines(
  problem: ScheduleProblem,
  { sections }: ScheduleSolution,
  violations: readonly Violation[],
): Promise<string[]> {
  if ((problem.nonNegotiables ?? []).length === 0) return [];
  const isUnplaced = sections.some(({ pattern }) => pattern === null);
  if (!isUnplaced && violations.every(({ rule }) => rule !== 'NON_NEGOTIABLES')) return [];
  const answer = conflictingRules(problem, await createHighsSolver());
  return [
    ...(answer.kind === 'CONFLICT' ? answer.conflicts.map(({ sentence }) => sentence) : []),
    answer.sentence,
  ];
}
