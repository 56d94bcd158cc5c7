/** Where in the problem, as keys and positions: `['students', 3, 'requests', 0]`. */
export type FaultPath = readonly (string | number)[];

/** What is wrong in the form of the value: nothing can be built of it. */
export type ShapeFaultCode =
  | 'NOT_JSON'
  | 'NOT_XML'
  | 'UNKNOWN_CONSTRAINT'
  | 'OTHER_FORMAT'
  | 'FORBIDDEN_ATTRIBUTE'
  | 'UNKNOWN_KEY'
  | 'MISSING'
  | 'WRONG_TYPE'
  | 'NEGATIVE_NUMBER'
  | 'OUT_OF_RANGE';

/** What is wrong with the facts; whether it stops a build is said by the fault's `severity`. */
export type FactFaultCode =
  | 'DUPLICATE_ID'
  | 'UNKNOWN_ID'
  | 'EMPTY_BELL_SCHEDULE'
  | 'EMPTY_PATTERN'
  | 'SLOT_TWICE'
  | 'NO_CAP'
  | 'MINIMUM_ABOVE_CAP'
  | 'SECTION_WITHOUT_COURSE'
  | 'NOT_SIMULTANEOUS'
  | 'NO_PATTERN'
  | 'NO_QUALIFIED_TEACHER'
  | 'NO_CO_TEACHER'
  | 'NO_ROOM'
  | 'PREREQUISITE_CIRCLE'
  | 'SEQUENCE_CIRCLE'
  | 'LINK_WITHOUT_PAIR'
  | 'LINK_CIRCLE'
  | 'LINK_WITHOUT_COMMON_PATTERN'
  | 'LINK_WITHOUT_COMMON_TEACHER'
  | 'LINKS_CONTRADICT'
  | 'LOCKED_TWICE'
  | 'LOCKS_CONTRADICT'
  | 'LOCK_AGAINST_AVAILABILITY'
  | 'LOCK_AGAINST_NON_NEGOTIABLE'
  | 'MORE_LOCKED_THAN_TEACHERS'
  | 'MORE_LOCKED_THAN_ROOMS'
  | 'MORE_LOCKED_THAN_SLOTS'
  | 'MORE_LOCKED_THAN_SEATS'
  | 'SEAT_NOT_REQUESTED'
  | 'LOCKED_ALTERNATE'
  | 'MORE_REQUESTS_THAN_SLOTS'
  | 'REQUEST_TWICE'
  | 'ALTERNATE_FOR_NOTHING'
  | 'NO_CO_TAUGHT_SECTION'
  | 'SERVICE_NOT_GIVEN'
  | 'MINUTES_NOT_SAID'
  | 'APART_FROM_ONESELF'
  | 'EMPTY_TEAM'
  | 'NON_NEGOTIABLE_LEAVES_NOTHING'
  | 'STAFFING_INCOMPLETE'
  | 'STAFFING_EXCEEDED';

/** One thing that is wrong with a problem. */
export type ProblemFault = {
  readonly code: ShapeFaultCode | FactFaultCode;
  /** ERROR: nothing can be built. WARNING: the rest is built. */
  readonly severity: 'ERROR' | 'WARNING';
  readonly path: FaultPath;
  /** The id that the fault is about; for UNKNOWN_ID the one that nothing has; empty where the thing has none. */
  readonly id: string;
  /** What is wrong, with which, and what to do. */
  readonly sentence: string;
  /** What `withoutFaulty` takes out of the problem, so that the rest can be built; without it nothing is taken out. */
  readonly leavesOut?: FaultPath;
};

type Facts = Pick<ProblemFault, 'path' | 'id' | 'sentence'>;

export function errorOf(code: ProblemFault['code'], facts: Facts): ProblemFault {
  return { code, severity: 'ERROR', ...facts };
}

export function warningOf(code: FactFaultCode, facts: Facts, leavesOut?: FaultPath): ProblemFault {
  return { code, severity: 'WARNING', ...facts, ...(leavesOut === undefined ? {} : { leavesOut }) };
}

/** `students[3].requests[0]`, for people. */
export function pathText(path: FaultPath): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join('');
}

/** `1 section`, `3 sections`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
