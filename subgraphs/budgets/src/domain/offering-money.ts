import { type InvalidInput, invalidInput, isIdOf } from '@quad/kernel';
import { faultOfOrganization, faultOfTitle } from './new-draft.ts';

/** What pathways says of an offering that needs money. */
export interface OfferingMoney {
  readonly offeringRequestId: string;
  readonly districtId: string;
  readonly departmentId: string | null;
  readonly schoolId: string | null;
  readonly requestedById: string;
  readonly forPersonIds: readonly string[];
  readonly title: string;
  readonly participants: number;
  readonly method: 'VIRTUAL' | 'IN_PERSON';
  readonly startsOn: string | null;
}

const MOST_PARTICIPANTS = 2000;
/** Without a wished day the lines are reckoned for the day on which a session would be scheduled at the earliest. */
const DAYS_AHEAD = 21;

export function faultOfOfferingMoney(facts: OfferingMoney): InvalidInput | null {
  if (!isIdOf('offeringRequest', facts.offeringRequestId)) {
    return invalidInput(`${facts.offeringRequestId} is not the id of a request for an offering.`, [
      'input',
      'offeringRequestId',
    ]);
  }
  if (facts.participants < 1 || facts.participants > MOST_PARTICIPANTS) {
    return invalidInput(
      `participants must be between 1 and ${MOST_PARTICIPANTS}, not ${facts.participants}.`,
      ['input', 'participants'],
    );
  }
  return (
    faultOfOrganization(facts.districtId, 'districtId') ??
    faultOfOrganization(facts.departmentId, 'departmentId') ??
    faultOfOrganization(facts.schoolId, 'schoolId') ??
    faultOfTitle(facts.title)
  );
}

/** Who pays (the department, else the school, else the district) and who sees it: both of them. */
export function payersOf(facts: Pick<OfferingMoney, 'districtId' | 'departmentId' | 'schoolId'>) {
  const named = [facts.departmentId, facts.schoolId].filter((id) => id !== null);
  return {
    payerId: named[0] ?? null,
    organizationIds: named.length > 0 ? [...new Set(named)] : [facts.districtId],
  };
}

export function startDay(startsOn: string | null, today: Temporal.PlainDate): Temporal.PlainDate {
  return startsOn === null ? today.add({ days: DAYS_AHEAD }) : Temporal.PlainDate.from(startsOn);
}
