import {
  type InvalidInput,
  invalidInput,
  isIdOf,
  type ReceivedShare,
  type SharedType,
  type SharePurpose,
  sharedTypeIds,
  sharePurposeFacts,
  sharePurposeIds,
} from '@quad/kernel';

export type ShareAudienceKind = 'ORGANIZATION' | 'COHORT' | 'PERSON';

/** One object of an organization that others may read, for a purpose and for a time. Its tenant is the owner. */
export interface Share extends ReceivedShare {
  /** The owner's schools and departments to which the object belonged when it was shared. */
  readonly organizationIds: readonly string[];
  readonly audienceKind: ShareAudienceKind;
  readonly audienceId: string;
  readonly givenById: string;
  readonly revokedAtMs: number | null;
  readonly revokedById: string | null;
  readonly revokedReason: string | null;
}

export type ShareState = 'WAITING' | 'IN_FORCE' | 'EXPIRED' | 'REVOKED';

export function shareState(
  share: Pick<Share, 'fromMs' | 'untilMs' | 'revokedAtMs'>,
  nowMs: number,
): ShareState {
  if (share.revokedAtMs !== null) return 'REVOKED';
  if (nowMs >= share.untilMs) return 'EXPIRED';
  return nowMs < share.fromMs ? 'WAITING' : 'IN_FORCE';
}

/** What directory asks the side that holds an object. */
export interface ShareableObject {
  readonly id: string;
  readonly ownerId: string;
  readonly organizationIds: readonly string[];
  readonly personIds: readonly string[];
}

export interface ShareAudience {
  readonly kind: ShareAudienceKind;
  readonly id: string;
}

export interface GivenAudience {
  readonly organizationId?: string | null | undefined;
  readonly cohortId?: string | null | undefined;
  readonly personId?: string | null | undefined;
}

/** The one audience that is named; null when none is, or more than one. */
export function audienceOf({ organizationId, cohortId, personId }: GivenAudience): ShareAudience | null {
  const named: readonly (readonly [ShareAudienceKind, string | null | undefined])[] = [
    ['ORGANIZATION', organizationId],
    ['COHORT', cohortId],
    ['PERSON', personId],
  ];
  const given = named.flatMap(([kind, id]) => (id === null || id === undefined ? [] : [{ kind, id }]));
  return given.length === 1 ? (given[0] ?? null) : null;
}

/** Everything that is, or holds, a record of a student. */
const ofStudents = ['student', 'enrollment', 'class', 'rosterRow', 'rosterImport', 'rosterExport'] as const;

/** Whether an id names a student, or what a student's records stand in. */
export function isStudentRecord(id: string): boolean {
  return ofStudents.some((noun) => isIdOf(noun, id));
}

/** What is wrong with a purpose for this type of object; null when nothing is. */
export function faultOfPurpose(type: SharedType, purpose: SharePurpose): InvalidInput | null {
  if (sharePurposeFacts(purpose).types.includes(type)) return null;
  const fitting = sharePurposeIds.filter((one) => sharePurposeFacts(one).types.includes(type));
  return invalidInput(`A ${type} is not shared for ${purpose}; choose ${fitting.join(' or ')}.`, [
    'input',
    'purpose',
  ]);
}

export function notShareable(id: string): InvalidInput {
  const what = sharedTypeIds.join(', ');
  return invalidInput(`${id} names nothing that can be shared; give the id of one of: ${what}.`, [
    'input',
    'objectId',
  ]);
}

/** What is wrong with the time of a share: it ends in the future, after it begins, and within a year of it. */
export function faultOfTime(fromMs: number, untilMs: number, nowMs: number): InvalidInput | null {
  const path = ['input', 'until'];
  if (untilMs <= nowMs) return invalidInput('until has passed already; give a later instant.', path);
  if (untilMs <= fromMs) return invalidInput('until must be after from.', path);
  const longest = Temporal.Instant.fromEpochMilliseconds(fromMs)
    .toZonedDateTimeISO('UTC')
    .add({ years: 1 }).epochMilliseconds;
  if (untilMs <= longest) return null;
  return invalidInput('A share holds for a year at most; end it earlier and share again then.', path);
}
