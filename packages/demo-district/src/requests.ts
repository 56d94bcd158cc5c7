import type { DemoDue, DemoOfferingRequest } from './demo-district.ts';

/** Three requested offerings; days count from `today`, so that they always lie ahead. */
export function offeringRequestsOf(prefix: string, today: string): readonly DemoOfferingRequest[] {
  const inDays = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();
  return [
    {
      key: 'timeline-alignment',
      offeringNumber: 4,
      requestedByKey: 'planning-team',
      departmentSourcedId: `${prefix}-dept-teaching`,
      schoolSourcedId: null,
      method: 'IN_PERSON',
      participants: 24,
      preferredStartsOn: inDays(45),
      note: 'Scheduling, staffing and budgeting calendars of all schools.',
    },
    {
      key: 'bell-schedules',
      offeringNumber: 5,
      requestedByKey: 'special-education-lead',
      departmentSourcedId: `${prefix}-dept-special-education`,
      schoolSourcedId: `${prefix}-school-high`,
      method: 'VIRTUAL',
      participants: 16,
      preferredStartsOn: inDays(60),
      note: 'What the present bell schedule does to special programs.',
    },
    {
      key: 'equity-audit',
      offeringNumber: 8,
      requestedByKey: 'superintendent',
      departmentSourcedId: `${prefix}-dept-teaching`,
      schoolSourcedId: `${prefix}-school-middle-1`,
      method: 'IN_PERSON',
      participants: 12,
      preferredStartsOn: inDays(80),
      note: 'Three years of trend and transcript data are at hand.',
    },
  ];
}

/** What waits for each role when the demo starts. */
export function dueOf(prefix: string): readonly DemoDue[] {
  const program = 'next-education-workforce';
  return [
    { role: 'TEACHER', kind: 'SIGN_UP_FOR_PROGRAM', subject: program },
    { role: 'PRINCIPAL', kind: 'REQUEST_OFFERING', subject: `${prefix}-school-high` },
    { role: 'COACH', kind: 'ATTEND_NEXT_SESSION', subject: program },
    { role: 'COACH_LEADER', kind: 'ATTEND_NEXT_SESSION', subject: program },
    { role: 'DEPARTMENT_LEAD', kind: 'COMPLETE_BUDGET_REQUEST', subject: 'draft-technology' },
    { role: 'PLANNING_TEAM', kind: 'FOLLOW_OFFERING_REQUEST', subject: 'timeline-alignment' },
    { role: 'WORKING_TEAM', kind: 'FOLLOW_OFFERING_REQUEST', subject: 'bell-schedules' },
    { role: 'ASSESSOR', kind: 'SIGN_UP_FOR_PROGRAM', subject: program },
    { role: 'BUDGET_OFFICER', kind: 'DECIDE_BUDGET_REQUEST', subject: 'submitted-special-education' },
    { role: 'SUPERINTENDENT', kind: 'DECIDE_BUDGET_REQUEST', subject: 'submitted-special-education' },
    { role: 'COHORT_FACILITATOR', kind: 'LEAD_NEXT_SESSION', subject: program },
    { role: 'STATE_ADMIN', kind: 'LEAD_NEXT_SESSION', subject: 'transform-leaders-cohort' },
    { role: 'COHORT_COACH', kind: 'SIGN_UP_FOR_PROGRAM', subject: 'transform-leaders-cohort' },
    { role: 'SCHEDULING_TEAM', kind: 'REQUEST_OFFERING', subject: `${prefix}-school-high` },
    { role: 'DATA_LEAD', kind: 'CHECK_ROSTER', subject: `${prefix}-district` },
    { role: 'PANELIST', kind: 'SIGN_UP_FOR_PROGRAM', subject: 'redesign-pd' },
    { role: 'PLATFORM_TEAM', kind: 'REGISTER_VENDOR', subject: `${prefix}-district` },
    { role: 'VENDOR_DEVELOPER', kind: 'READ_CONTRACT', subject: `${prefix}-district` },
    { role: 'STUDENT', kind: 'CHECK_SECTIONS', subject: `${prefix}-school-high` },
    { role: 'GUARDIAN', kind: 'CHECK_SECTIONS', subject: `${prefix}-school-high` },
  ];
}
