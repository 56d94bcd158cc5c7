import type { InvalidInput, NotFound, NotPermitted, UserFault } from '@quad/kernel';

/** Faults that any mutation here may answer. */
export type CommonFault = NotPermitted | NotFound | InvalidInput;

/** A vendor that was revoked comes back by a new registration alone. */
export type VendorIsRevoked = UserFault<'VendorIsRevoked'>;

export function vendorIsRevoked(name: string): VendorIsRevoked {
  return {
    code: 'VendorIsRevoked',
    message: `${name} was revoked for good; register it anew, with a new key.`,
    path: ['input', 'standing'],
  };
}

/** The link of an invitation is unknown, used, or past its end. */
export type InvitationNotUsable = UserFault<'InvitationNotUsable'>;

export const invitationNotUsable: InvitationNotUsable = {
  code: 'InvitationNotUsable',
  message:
    'This invitation is unknown, was used, or is past its end; ask for a new one with "quad admin invite".',
  path: ['input', 'token'],
};

/** Students' records are not shared. */
export interface StudentRecordsNotShared extends UserFault<'StudentRecordsNotShared'> {
  readonly objectId: string;
}

export function studentRecordsNotShared(objectId: string): StudentRecordsNotShared {
  return {
    code: 'StudentRecordsNotShared',
    objectId,
    message: `${objectId} is or holds students' records, which are never shared this way; whoever needs them has a role, or is given access by the district's data leader.`,
    path: ['input', 'objectId'],
  };
}

/** The side that owns an object did not answer. */
export interface SharedObjectUnavailable extends UserFault<'SharedObjectUnavailable'> {
  readonly objectId: string;
}

export function sharedObjectUnavailable(objectId: string): SharedObjectUnavailable {
  return {
    code: 'SharedObjectUnavailable',
    objectId,
    message: `The side that owns ${objectId} does not answer now; nothing was shared, try again.`,
    path: ['input', 'objectId'],
  };
}

/** The organization has no room for the file. Megabytes of 1,048,576 bytes. */
export interface FileQuotaExceeded extends UserFault<'FileQuotaExceeded'> {
  readonly usedMegabytes: number;
  readonly quotaMegabytes: number;
}

const MEBIBYTE = 1024 * 1024;

export function fileQuotaExceeded(bytes: number, used: number, quota: number): FileQuotaExceeded {
  const [usedMegabytes, quotaMegabytes] = [Math.ceil(used / MEBIBYTE), Math.floor(quota / MEBIBYTE)];
  const message = `The files of your organization take ${usedMegabytes} of ${quotaMegabytes} MB, and this one of ${bytes} bytes does not fit; give up what is not needed, or ask whoever runs Quad for more room.`;
  return { code: 'FileQuotaExceeded', message, path: ['input', 'bytes'], usedMegabytes, quotaMegabytes };
}
