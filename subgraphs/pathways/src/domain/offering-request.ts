import type { DeliveryMethod } from './offering.ts';

export type OfferingRequestState =
  | 'REQUESTED'
  | 'BUDGET_REQUESTED'
  | 'BUDGET_REFUSED'
  | 'FUNDED'
  | 'SCHEDULED'
  | 'DECLINED';

/** One step of a request's history; `by` is null when another side of Quad took it. Instants are ISO 8601 in UTC. */
export interface OfferingRequestStep {
  readonly state: OfferingRequestState;
  readonly at: string;
  readonly byId: string | null;
  readonly note: string | null;
}

export interface ProvidedSchedules {
  readonly fileIds: readonly string[];
  readonly description: string | null;
  readonly at: string;
  readonly byId: string;
  /** Why the files could not be kept; then there are none in `fileIds`. */
  readonly filesRefused?: string | null;
}

/** An outcome that was produced; `position` is its place in the offering, from 1. */
export interface ProducedDeliverable {
  readonly position: number;
  readonly at: string;
  readonly byId: string;
  readonly note: string | null;
}

/** A district's request for an offering; the district is its tenant. */
export interface OfferingRequest {
  readonly id: string;
  readonly tenantId: string;
  /** Whom it belongs to for reading: its school and its department, or the district when it names neither. */
  readonly organizationIds: readonly string[];
  readonly schoolId: string | null;
  readonly departmentId: string | null;
  readonly offeringId: string;
  readonly seriesId: string | null;
  readonly requestedById: string;
  readonly forPersonIds: readonly string[];
  readonly requestedAt: string;
  readonly method: DeliveryMethod;
  readonly state: OfferingRequestState;
  readonly preferredStartsOn: string | null;
  readonly participants: number;
  readonly note: string | null;
  readonly requiresSchedules: boolean;
  readonly schedules: ProvidedSchedules | null;
  readonly budgetRequestId: string | null;
  readonly learningSessionId: string | null;
  readonly produced: readonly ProducedDeliverable[];
  readonly history: readonly OfferingRequestStep[];
  readonly version: number;
}

/** A session on the calendar of a district. */
export interface LearningSession {
  readonly id: string;
  readonly tenantId: string;
  readonly organizationIds: readonly string[];
  readonly requestId: string;
  readonly offeringId: string;
  readonly startsOn: string;
  readonly method: DeliveryMethod;
  readonly participants: number;
}

/** Whether current schedules are there: as files or in words. */
export function hasSchedules({ schedules }: Pick<OfferingRequest, 'schedules'>): boolean {
  return schedules !== null && (schedules.fileIds.length > 0 || schedules.description !== null);
}

/** The request one step on; a step that keeps the state is kept in the history all the same. */
export function withStep(
  request: OfferingRequest,
  step: {
    readonly state: OfferingRequestState;
    readonly at: string;
    readonly byId: string | null;
    readonly note: string | null;
  },
): OfferingRequest {
  return {
    ...request,
    state: step.state,
    history: [...request.history, step],
    version: request.version + 1,
  };
}

/** Everyone whom a request names: whoever may read it sees them there. */
export function peopleNamedBy(
  request: Pick<OfferingRequest, 'requestedById' | 'forPersonIds' | 'schedules' | 'produced' | 'history'>,
): readonly string[] {
  const { requestedById, forPersonIds, schedules, produced, history } = request;
  const named = [
    requestedById,
    ...forPersonIds,
    schedules?.byId ?? null,
    ...produced.map(({ byId }) => byId),
    ...history.map(({ byId }) => byId),
  ];
  return [...new Set(named.filter((id) => id !== null))];
}
