import type { InvalidInput, NotFound, NotPermitted, UserFault } from '@quad/kernel';
import type { OfferingRequestState } from './offering-request.ts';
import type { RepeatedOutcome } from './series.ts';

/** What any act here may be refused for. */
export type CommonFault = NotPermitted | NotFound | InvalidInput;

/** The series would promise an outcome more than once, and nobody confirmed that it is meant. */
export interface RepeatedOutcomesFault extends UserFault<'RepeatedOutcomes'> {
  readonly repeated: readonly RepeatedOutcome[];
}

/** The offering can only be taken alone. */
export interface OfferingStandsAloneFault extends UserFault<'OfferingStandsAlone'> {
  readonly offeringId: string;
}

/** The request has no session on the calendar. */
export interface OfferingNotScheduledFault extends UserFault<'OfferingNotScheduled'> {
  readonly state: OfferingRequestState;
}
