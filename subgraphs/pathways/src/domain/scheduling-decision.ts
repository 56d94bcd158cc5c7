import type { LearningSession, OfferingRequest } from './offering-request.ts';
import { hasSchedules, withStep } from './offering-request.ts';
import { dayOf, sessionDay } from './session-day.ts';

/** A request after a decision, with the session that the decision put on the calendar. */
export interface Scheduling {
  readonly request: OfferingRequest;
  readonly session: LearningSession | null;
}

/**
 * Puts a funded request on the calendar, unless it needs schedules that are not there: then it
 * stays FUNDED and its findings say so.
 */
export function scheduledIfReady(
  request: OfferingRequest,
  at: { readonly now: Temporal.Instant; readonly sessionId: string },
): Scheduling {
  const isWaiting = request.requiresSchedules && !hasSchedules(request);
  if (request.state !== 'FUNDED' || isWaiting) return { request, session: null };
  const startsOn = sessionDay(request.preferredStartsOn, dayOf(at.now));
  const session: LearningSession = {
    id: at.sessionId,
    tenantId: request.tenantId,
    organizationIds: request.organizationIds,
    requestId: request.id,
    offeringId: request.offeringId,
    startsOn,
    method: request.method,
    participants: request.participants,
  };
  const step = {
    state: 'SCHEDULED',
    at: at.now.toString(),
    byId: null,
    note: `The session starts on ${startsOn}.`,
  } as const;
  return { request: { ...withStep(request, step), learningSessionId: session.id }, session };
}

/** What budgets decided about the money of a request. */
export interface Funding {
  readonly decision: 'APPROVED' | 'REFUSED';
  readonly budgetRequestId: string;
  readonly reason: string | null;
}

/**
 * The request after the decision. It is taken in any order with the news that the budget request
 * stands: messages between sides may overtake each other. A request that was decided stays as it is.
 */
export function withFunding(
  request: OfferingRequest,
  funding: Funding,
  at: { readonly now: Temporal.Instant; readonly sessionId: string },
): Scheduling {
  const isOpen = request.state === 'REQUESTED' || request.state === 'BUDGET_REQUESTED';
  if (!isOpen) return { request, session: null };
  const step = {
    state: funding.decision === 'APPROVED' ? 'FUNDED' : 'BUDGET_REFUSED',
    at: at.now.toString(),
    byId: null,
    note: funding.reason,
  } as const;
  const decided = { ...withStep(request, step), budgetRequestId: funding.budgetRequestId };
  return scheduledIfReady(decided, at);
}
