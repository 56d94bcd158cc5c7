import { hasSchedules, type OfferingRequest } from './offering-request.ts';

export interface OfferingRequestFinding {
  readonly code: 'SCHEDULES_MISSING' | 'BUDGET_SIDE_REFUSED' | 'SCHEDULE_FILES_REFUSED';
  readonly message: string;
}

/**
 * What stands in the way of a request. The catalogue says of the strategy session that current
 * master or bell schedules have to be provided by the district.
 */
export function findingsOf(request: OfferingRequest): readonly OfferingRequestFinding[] {
  const findings: OfferingRequestFinding[] = [];
  const isOver = request.state === 'BUDGET_REFUSED' || request.state === 'DECLINED';
  if (request.requiresSchedules && !hasSchedules(request) && !isOver) {
    findings.push({
      code: 'SCHEDULES_MISSING',
      message: `Request ${request.id} has no current master or bell schedules; provide them, and the session is scheduled once it is funded.`,
    });
  }
  const refused = request.schedules?.filesRefused ?? null;
  if (refused !== null && !isOver) {
    findings.push({
      code: 'SCHEDULE_FILES_REFUSED',
      message: `The files provided for request ${request.id} could not be kept: ${refused} Send them again and provide the new ones.`,
    });
  }
  if (request.state === 'DECLINED') {
    const reason = request.history.at(-1)?.note ?? 'no reason was given';
    findings.push({
      code: 'BUDGET_SIDE_REFUSED',
      message: `The budget side did not take request ${request.id}: ${reason} Put right what it names and request the offering again.`,
    });
  }
  return findings;
}
