import { type CostLine, type CostStage, stageTotals, totalCents } from './cost.ts';

export type BudgetRequestState = 'DRAFT' | 'SUBMITTED' | 'APPROVED' | 'REFUSED';

export type BudgetRequestAct =
  | 'DRAFTED'
  | 'MADE_FOR_OFFERING'
  | 'UPDATED'
  | 'STAGES_WAIVED'
  | 'SUBMITTED'
  | 'APPROVED'
  | 'REFUSED'
  | 'MESSAGE_REFUSED';

/** One step of the history, with the version and the sum after it; `byId` is null when another side took it. */
export interface BudgetRequestStep {
  readonly act: BudgetRequestAct;
  readonly state: BudgetRequestState;
  readonly at: string;
  readonly byId: string | null;
  readonly note: string | null;
  readonly version: number;
  readonly totalCents: number;
}

export interface CostWaiver {
  readonly stages: readonly CostStage[];
  readonly reason: string;
  readonly byId: string;
  readonly at: string;
}

/** A request for money; the district is its tenant. Instants are ISO 8601 in UTC. */
export interface BudgetRequest {
  readonly id: string;
  readonly tenantId: string;
  /** The department or school that pays; null when the district does. */
  readonly payerId: string | null;
  /** Whom it belongs to for reading: payer and school, or the district when it names neither. */
  readonly organizationIds: readonly string[];
  readonly title: string;
  readonly requestedById: string;
  readonly forPersonIds: readonly string[];
  readonly state: BudgetRequestState;
  readonly lines: readonly CostLine[];
  readonly waiver: CostWaiver | null;
  readonly fiscalYear: number;
  readonly offeringRequestId: string | null;
  readonly participants: number | null;
  readonly submittedById: string | null;
  readonly submittedAt: string | null;
  readonly decidedById: string | null;
  readonly decidedAt: string | null;
  readonly decisionNote: string | null;
  readonly history: readonly BudgetRequestStep[];
  readonly version: number;
}

/**
 * The stages that S2-06 demands beside the sessions themselves: money for a workshop without
 * coaching and evaluation buys no change in the classroom and no knowledge of it.
 */
export const requiredStages = ['COACHING', 'EVALUATION'] as const satisfies readonly CostStage[];

/** Required stages that have no money and are not waived; a line of zero cents pays for nothing. */
export function missingStages(request: Pick<BudgetRequest, 'lines' | 'waiver'>): readonly CostStage[] {
  const paid = stageTotals(request.lines).filter((stage) => stage.totalCents > 0);
  return requiredStages.filter(
    (stage) => !paid.some((one) => one.stage === stage) && request.waiver?.stages.includes(stage) !== true,
  );
}

/** A new request of version 1, with the step that made it. */
export function newBudgetRequest(
  facts: Omit<
    BudgetRequest,
    | 'waiver'
    | 'submittedById'
    | 'submittedAt'
    | 'decidedById'
    | 'decidedAt'
    | 'decisionNote'
    | 'history'
    | 'version'
  >,
  step: Pick<BudgetRequestStep, 'act' | 'at' | 'byId'>,
): BudgetRequest {
  return {
    ...facts,
    waiver: null,
    submittedById: null,
    submittedAt: facts.state === 'SUBMITTED' ? step.at : null,
    decidedById: null,
    decidedAt: null,
    decisionNote: null,
    history: [{ ...step, state: facts.state, note: null, version: 1, totalCents: totalCents(facts.lines) }],
    version: 1,
  };
}

/** The request with changes, one version and one step of history on. */
export function withChange(
  request: BudgetRequest,
  changes: Partial<BudgetRequest>,
  step: Pick<BudgetRequestStep, 'act' | 'at' | 'byId' | 'note'>,
): BudgetRequest {
  const changed = { ...request, ...changes, version: request.version + 1 };
  const { state, version } = changed;
  const taken = { ...step, state, version, totalCents: totalCents(changed.lines) };
  return { ...changed, history: [...request.history, taken] };
}

/** Everyone whom a request names: whoever may read it sees them there. */
export function peopleNamedBy(
  request: Pick<BudgetRequest, 'requestedById' | 'submittedById' | 'decidedById' | 'waiver' | 'history'>,
): readonly string[] {
  const { requestedById, submittedById, decidedById, waiver, history } = request;
  const named = [
    requestedById,
    submittedById,
    decidedById,
    waiver?.byId ?? null,
    ...history.map(({ byId }) => byId),
  ];
  return [...new Set(named.filter((id) => id !== null))];
}
