import type { InvalidInput, NotFound, NotPermitted, UserFault, VersionConflict } from '@quad/kernel';
import type { BudgetRequest, BudgetRequestState } from './budget-request.ts';
import type { CostStage } from './cost.ts';

/** What any act on a stored request may be refused for. */
export type ChangeFault = NotPermitted | NotFound | InvalidInput | VersionConflict;

/** The request neither pays for these stages nor waives them. */
export interface StagesMissingFault extends UserFault<'StagesMissing'> {
  readonly stages: readonly CostStage[];
}

/** Only a draft can be changed, waived or submitted. */
export interface NotDraftFault extends UserFault<'NotDraft'> {
  readonly state: BudgetRequestState;
}

/** Only a submitted request can be decided. */
export interface NotSubmittedFault extends UserFault<'NotSubmitted'> {
  readonly state: BudgetRequestState;
}

/** Separation of duties: who asked or submitted does not decide. */
export interface RequesterCannotApproveFault extends UserFault<'RequesterCannotApprove'> {
  readonly id: string;
}

export function notDraft({ id, state }: BudgetRequest): NotDraftFault {
  return {
    code: 'NotDraft',
    message: `Budget request ${id} is ${state}; only a draft can be changed. Draft a new request.`,
    state,
  };
}

export function notSubmitted({ id, state }: BudgetRequest): NotSubmittedFault {
  return {
    code: 'NotSubmitted',
    message: `Budget request ${id} is ${state}; only a submitted request can be approved or refused.`,
    state,
  };
}

export function requesterCannotApprove({ id }: BudgetRequest): RequesterCannotApproveFault {
  return {
    code: 'RequesterCannotApprove',
    message: `You asked for, changed or submitted budget request ${id}; another person with the right to approve must decide it.`,
    id,
  };
}

export function stagesMissing(id: string, stages: readonly CostStage[]): StagesMissingFault {
  return {
    code: 'StagesMissing',
    message: `Budget request ${id} has no money for ${stages.join(' and ')}; add cost lines or waive the stages with a reason.`,
    stages,
  };
}
