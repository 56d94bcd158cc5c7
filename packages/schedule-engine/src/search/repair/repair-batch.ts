import type { ExactSolver } from '../../exact/program.ts';
import type { Cooling } from '../cooling.ts';
import type { State } from '../state.ts';
import { someBatch } from './batch.ts';
import { repairSeats } from './repair-seats.ts';

/** The repair at the end of a search. */
export type Repair = {
  readonly solve: ExactSolver | undefined;
  /** Nothing is left to do: nothing is missed, or one batch of all who may be in one was solved to its end. */
  isDone: boolean;
  /** What the next batch's program may have; it grows where batches of a size find no more. */
  variables: number;
  /** Batches one after the other that found nothing better. */
  idle: number;
};

/** By how much a batch is larger than those before it, where they found nothing better. */
const growth = 1.5;

export const beginRepair = ({ repair }: Cooling, solve: ExactSolver | undefined): Repair => ({
  solve,
  isDone: false,
  variables: repair.from,
  idle: 0,
});

/** Seats one batch of students anew. */
export function repairBatch(state: State, repair: Repair, cooling: Cooling): void {
  const { students, isAll } = someBatch(state, repair.variables);
  if (repair.solve === undefined || state.unmetCount === 0 || students.length === 0) {
    repair.isDone = true;
    return;
  }
  const before = state.cost;
  repair.isDone = repairSeats(state, students, repair.solve) === 'BEST' && isAll;
  repair.idle = state.cost < before ? 0 : repair.idle + 1;
  if (repair.idle < cooling.repair.idle) return;
  repair.idle = 0;
  repair.variables = Math.min(cooling.repair.to, Math.round(repair.variables * growth));
}
