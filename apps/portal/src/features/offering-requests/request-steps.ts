import type { OfferingRequestState } from '../../__generated__/graphql.ts';

export interface RequestStep {
  readonly state: OfferingRequestState;
  readonly stage: 'done' | 'now' | 'next' | 'failed';
}

const way: readonly OfferingRequestState[] = ['REQUESTED', 'BUDGET_REQUESTED', 'FUNDED', 'SCHEDULED'];

/**
 * The way of a request: requested → budget requested → funded → scheduled.
 * A refusal of the budget or of the request itself ends the way at its place.
 */
export function requestSteps(state: OfferingRequestState): readonly RequestStep[] {
  if (state === 'DECLINED')
    return [
      { state: 'REQUESTED', stage: 'done' },
      { state, stage: 'failed' },
    ];
  if (state === 'BUDGET_REFUSED') {
    return [
      { state: 'REQUESTED', stage: 'done' },
      { state: 'BUDGET_REQUESTED', stage: 'done' },
      { state, stage: 'failed' },
    ];
  }
  const at = way.indexOf(state);
  return way.map((step, index) => ({
    state: step,
    stage: index < at || state === 'SCHEDULED' ? 'done' : index === at ? 'now' : 'next',
  }));
}
