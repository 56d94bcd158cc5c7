import type { Principal } from './principal.ts';
import type { Role } from './roles.ts';

/** Which class of student data a field is; the `StudentRecordClass` of the graph. */
export type StudentRecordClass = 'DIRECTORY' | 'EDUCATION' | 'DEMOGRAPHIC';

/** How student data leaves: in an answer of the graph, or as a package of a whole roster. */
export type DisclosureChannel = 'GRAPH' | 'PACKAGE';

export interface StudentPurposeFacts {
  readonly channel: DisclosureChannel;
  readonly classes: readonly StudentRecordClass[];
  readonly roles: readonly Role[];
  /** What the district must have given a vendor for this purpose; none where vendors have no part in it. */
  readonly vendorScope: string | null;
  /** Whether the platform operator acts for it, on the district's instruction. */
  readonly isOperators: boolean;
}

/**
 * What students' rows may be read for, and by whom. `docs/privacy/inventory` gives each purpose its legal basis,
 * fields and retention, and a test holds the two together. Where a principal has several, the first that covers the
 * class of data counts: nobody chooses a purpose by writing one.
 */
export const studentPurposes = {
  ROSTERING: {
    channel: 'GRAPH',
    classes: ['DIRECTORY', 'EDUCATION'],
    roles: ['TEACHER', 'PRINCIPAL', 'DATA_LEAD'],
    vendorScope: 'roster.read',
    isOperators: false,
  },
  SCHEDULING: {
    channel: 'GRAPH',
    classes: ['DIRECTORY', 'EDUCATION'],
    roles: ['SCHEDULING_TEAM'],
    vendorScope: null,
    isOperators: false,
  },
  AUDIT: {
    channel: 'GRAPH',
    classes: ['DEMOGRAPHIC'],
    roles: ['DATA_LEAD'],
    vendorScope: null,
    isOperators: false,
  },
  INSPECTION: {
    channel: 'GRAPH',
    classes: ['DIRECTORY', 'EDUCATION'],
    roles: ['STUDENT', 'GUARDIAN'],
    vendorScope: null,
    isOperators: false,
  },
  CUSTODY: {
    channel: 'PACKAGE',
    classes: ['DIRECTORY', 'EDUCATION', 'DEMOGRAPHIC'],
    roles: ['DATA_LEAD'],
    vendorScope: null,
    isOperators: true,
  },
} as const satisfies Record<string, StudentPurposeFacts>;

export type StudentPurpose = keyof typeof studentPurposes;

export const studentPurposeIds = Object.keys(studentPurposes) as readonly StudentPurpose[];

/** The facts of a purpose, widened so that every purpose answers the same questions. */
export function studentPurposeFacts(purpose: StudentPurpose): StudentPurposeFacts {
  return studentPurposes[purpose];
}

/** What this principal reads this class of student data for; null when there is no purpose, and so no right. */
export function studentPurposeOf(
  principal: Principal,
  recordClass: StudentRecordClass,
  channel: DisclosureChannel,
): StudentPurpose | null {
  const found = studentPurposeIds.find((purpose) => {
    const facts = studentPurposeFacts(purpose);
    return facts.channel === channel && facts.classes.includes(recordClass) && takesPartIn(principal, facts);
  });
  return found ?? null;
}

function takesPartIn(principal: Principal, facts: StudentPurposeFacts): boolean {
  switch (principal.kind) {
    case 'PERSON':
      return principal.grants.some(({ role }) => facts.roles.includes(role));
    case 'VENDOR':
      return facts.vendorScope !== null && principal.scopes.includes(facts.vendorScope);
    case 'OPERATOR':
      return facts.isOperators;
    case 'SERVICE':
    case 'PUBLIC':
      return false;
  }
}

/**
 * Whether 34 CFR 99.32 asks for the entry: school officials of the own district and the student or guardian
 * themself need none (99.32(d)(1) and (2)); vendors, the operator and other organizations are told apart from
 * them on the careful side, and everything else is kept beyond what the rule asks for.
 */
export function isRecordRequired(principal: Principal, studentsTenantId: string): boolean {
  return principal.kind !== 'PERSON' || principal.organizationId !== studentsTenantId;
}
