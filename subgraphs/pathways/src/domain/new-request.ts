import { type InvalidInput, invalidInput, isIdOf } from '@quad/kernel';
import type { DeliveryMethod, Offering } from './offering.ts';
import type { OfferingRequest } from './offering-request.ts';

/** What a person asks for; `null` where nothing was said. */
export interface RequestWish {
  readonly offeringId: string;
  readonly schoolId: string | null;
  readonly departmentId: string | null;
  readonly seriesId: string | null;
  readonly method: DeliveryMethod;
  readonly participants: number;
  readonly forPersonIds: readonly string[];
  readonly preferredStartsOn: string | null;
  readonly note: string | null;
}

const MOST_PARTICIPANTS = 2000;
const LONGEST_NOTE = 2000;

/** The first thing in the wish that cannot be used, or null. */
export function faultOfWish(wish: RequestWish, today: Temporal.PlainDate): InvalidInput | null {
  for (const [field, id] of [
    ['schoolId', wish.schoolId],
    ['departmentId', wish.departmentId],
  ] as const) {
    if (id !== null && !isIdOf('organization', id)) {
      return invalidInput(`${id} is not the id of an organization; take it from the directory.`, [
        'input',
        field,
      ]);
    }
  }
  const { participants } = wish;
  if (participants < 1 || participants > MOST_PARTICIPANTS) {
    return invalidInput(`participants must be between 1 and ${MOST_PARTICIPANTS}, not ${participants}.`, [
      'input',
      'participants',
    ]);
  }
  const strange = wish.forPersonIds.find((id) => !isIdOf('person', id));
  if (strange !== undefined) {
    return invalidInput(`${strange} is not the id of a person; take it from the directory.`, [
      'input',
      'forPersonIds',
    ]);
  }
  if (new Set(wish.forPersonIds).size > participants) {
    return invalidInput(`More people are named than the ${participants} who take part; raise participants.`, [
      'input',
      'forPersonIds',
    ]);
  }
  if (wish.preferredStartsOn !== null && Temporal.PlainDate.compare(wish.preferredStartsOn, today) < 0) {
    return invalidInput(`${wish.preferredStartsOn} has passed; wish for ${today} or later.`, [
      'input',
      'preferredStartsOn',
    ]);
  }
  if (wish.note !== null && wish.note.length > LONGEST_NOTE) {
    return invalidInput(`The note has ${wish.note.length} characters; keep it within ${LONGEST_NOTE}.`, [
      'input',
      'note',
    ]);
  }
  return null;
}

/** An offering is given only in the ways that the catalogue names. */
export function faultOfMethod(offering: Offering, method: DeliveryMethod): InvalidInput | null {
  if (offering.methods.includes(method)) return null;
  return invalidInput(
    `Offering ${offering.number} is not given as ${method}; choose ${offering.methods.join(' or ')}.`,
    ['input', 'method'],
  );
}

/** The organizations that a request names; without any it is the whole district's. */
export function namedOrganizations(wish: Pick<RequestWish, 'schoolId' | 'departmentId'>): readonly string[] {
  return [wish.schoolId, wish.departmentId].filter((id) => id !== null);
}

export function newOfferingRequest(facts: {
  readonly id: string;
  readonly tenantId: string;
  readonly requestedById: string;
  readonly at: string;
  readonly wish: RequestWish;
  readonly offering: Offering;
}): OfferingRequest {
  const { id, tenantId, requestedById, at, wish, offering } = facts;
  const named = namedOrganizations(wish);
  return {
    id,
    tenantId,
    organizationIds: named.length > 0 ? [...new Set(named)] : [tenantId],
    schoolId: wish.schoolId,
    departmentId: wish.departmentId,
    offeringId: offering.id,
    seriesId: wish.seriesId,
    requestedById,
    forPersonIds: [...new Set(wish.forPersonIds)],
    requestedAt: at,
    method: wish.method,
    state: 'REQUESTED',
    preferredStartsOn: wish.preferredStartsOn,
    participants: wish.participants,
    note: wish.note,
    requiresSchedules: offering.requiresSchedules,
    schedules: null,
    budgetRequestId: null,
    learningSessionId: null,
    produced: [],
    history: [{ state: 'REQUESTED', at, byId: requestedById, note: wish.note }],
    version: 1,
  };
}
