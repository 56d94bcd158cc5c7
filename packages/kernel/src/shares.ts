import { type IdNoun, isIdOf } from './ids.ts';
import type { Principal } from './principal.ts';
import type { Action } from './role-facts.ts';
import { type Role, roleFacts } from './roles.ts';

export interface SharedTypeFacts {
  /** The type of the graph. */
  readonly typename: string;
  /** The side that holds the objects; it answers `Query.<side>Shareable` for directory, which asks itself without it. */
  readonly side: string;
  /** Its ids tell the type. */
  readonly noun: IdNoun;
  /** Beside SHARE_OBJECT, what one must be able to do with an object to share it. */
  readonly sharedBy: Action;
  /** What a role must not be refused on purpose to read such an object through a share. */
  readonly readBy: Action;
}

/** What can be shared; the enum `SharedObjectType` of the graph. Students' records are not among it, and never will be. */
const sharedTypes = {
  PROGRAM_EDITION: {
    typename: 'ProgramEdition',
    side: 'cohorts',
    noun: 'programEdition',
    sharedBy: 'MANAGE_PROGRAM',
    readBy: 'READ_PROGRAM',
  },
  OFFERING_REQUEST: {
    typename: 'OfferingRequest',
    side: 'pathways',
    noun: 'offeringRequest',
    sharedBy: 'READ_OFFERING_REQUESTS',
    readBy: 'READ_OFFERING_REQUESTS',
  },
  BUDGET_REQUEST: {
    typename: 'BudgetRequest',
    side: 'budgets',
    noun: 'budgetRequest',
    sharedBy: 'READ_BUDGET_REQUESTS',
    readBy: 'READ_BUDGET_REQUESTS',
  },
  /** A file that an object holds and that names no student; its purposes agree with these actions, as a test holds. */
  FILE: {
    typename: 'File',
    side: 'directory',
    noun: 'file',
    sharedBy: 'READ_OFFERING_REQUESTS',
    readBy: 'READ_OFFERING_REQUESTS',
  },
} as const satisfies Record<string, SharedTypeFacts>;

export type SharedType = keyof typeof sharedTypes;

export const sharedTypeIds = Object.keys(sharedTypes) as readonly SharedType[];

/** The facts of a type, widened so that every type answers the same questions, but for the names of the types. */
export function sharedTypeFacts(
  type: SharedType,
): SharedTypeFacts & { readonly typename: (typeof sharedTypes)[SharedType]['typename'] } {
  return sharedTypes[type];
}

/** The type of what this id names; null when such objects are not shared. */
export function sharedTypeOf(id: string): SharedType | null {
  return sharedTypeIds.find((type) => isIdOf(sharedTypes[type].noun, id)) ?? null;
}

export interface SharePurposeFacts {
  readonly types: readonly SharedType[];
  readonly roles: readonly Role[];
}

/**
 * What is shared for what, and who in the audience may read it for that. A role that must not read such objects at
 * home does not read them through a share either, whatever stands here.
 */
const sharePurposes = {
  PEER_LEARNING: {
    types: ['PROGRAM_EDITION', 'OFFERING_REQUEST', 'FILE'],
    roles: [
      'TEACHER',
      'PRINCIPAL',
      'COACH',
      'COACH_LEADER',
      'DEPARTMENT_LEAD',
      'PLANNING_TEAM',
      'WORKING_TEAM',
      'SUPERINTENDENT',
      'COHORT_FACILITATOR',
      'STATE_ADMIN',
      'COHORT_COACH',
    ],
  },
  JOINT_PLANNING: {
    types: ['PROGRAM_EDITION', 'OFFERING_REQUEST', 'BUDGET_REQUEST', 'FILE'],
    roles: [
      'PRINCIPAL',
      'DEPARTMENT_LEAD',
      'PLANNING_TEAM',
      'BUDGET_OFFICER',
      'SUPERINTENDENT',
      'COHORT_FACILITATOR',
      'STATE_ADMIN',
      'COHORT_COACH',
    ],
  },
  BUDGET_REVIEW: { types: ['BUDGET_REQUEST'], roles: ['BUDGET_OFFICER', 'SUPERINTENDENT'] },
} as const satisfies Record<string, SharePurposeFacts>;

export type SharePurpose = keyof typeof sharePurposes;

export const sharePurposeIds = Object.keys(sharePurposes) as readonly SharePurpose[];

/** The facts of a purpose, widened so that every purpose answers the same questions. */
export function sharePurposeFacts(purpose: SharePurpose): SharePurposeFacts {
  return sharePurposes[purpose];
}

/** A share as whoever holds the object is told of it. */
export interface ReceivedShare {
  readonly id: string;
  /** The organization that owns the object. */
  readonly tenantId: string;
  readonly objectType: SharedType;
  readonly objectId: string;
  readonly purpose: SharePurpose;
  readonly fromMs: number;
  /** Exclusive, by the product's clock. */
  readonly untilMs: number;
}

/**
 * Whether a share whose audience this principal belongs to lets them read its object now. People alone receive
 * shares, by a role that the purpose names and that is not refused such objects.
 */
export function isSharedWith(principal: Principal, share: ReceivedShare, nowMs: number): boolean {
  if (principal.kind !== 'PERSON' || nowMs < share.fromMs || nowMs >= share.untilMs) return false;
  const { types, roles } = sharePurposeFacts(share.purpose);
  const { readBy } = sharedTypeFacts(share.objectType);
  if (!types.includes(share.objectType)) return false;
  return principal.grants.some(
    ({ role }) => roles.includes(role) && !roleFacts(role).mustNot.includes(readBy),
  );
}
