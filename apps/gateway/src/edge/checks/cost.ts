import type { Costs } from '../../plan/cost/costs.ts';
import { estimatedCost } from '../../plan/cost/estimate.ts';
import { edgeError } from '../../plan/masking.ts';
import { createCharge } from '../../trust/budgets/charge.ts';
import { accountOf, type Limits, operationLimit } from '../../trust/budgets/limits.ts';
import type { PointsStore } from '../../trust/budgets/points-store.ts';
import { badRequest, type Check } from './asked.ts';

export interface CostCheckOptions {
  readonly costs: Costs;
  readonly limits: Limits;
  readonly store: PointsStore;
}

/** Refuses operations that would cost too much; the others get a bill, which `takePoints` has paid. */
export function createCostCheck({ costs, limits, store }: CostCheckOptions): Check {
  return ({ request, principal, known, variables, operationName, contract }) => {
    const program = costs.of(known.document, operationName);
    // What cannot be weighed is refused when it is validated.
    if (program === null) return null;
    if (program.fault !== null) return badRequest(program.fault);
    const account = accountOf(principal, request.quadAddress, limits);
    const limit = operationLimit(principal, contract?.name ?? null, limits, account);
    const estimated = estimatedCost(program, variables);
    if (estimated > limit) {
      const message = `The operation would cost up to ${estimated} points, since pages within pages multiply; at most ${limit} are answered. Lower "first", or ask in several operations.`;
      return badRequest(edgeError('QUERY_TOO_COSTLY', message, { cost: estimated, limit }));
    }
    const isTold = request.headers.authorization !== undefined || principal.kind === 'PUBLIC';
    request.quadCharge = createCharge({ program, variables, estimated, limit, account, store, isTold });
    return null;
  };
}
