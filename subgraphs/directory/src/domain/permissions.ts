import {
  type Action,
  type AddressedEvent,
  isWithin,
  type NotFound,
  type NotPermitted,
  notFound,
  notPermitted,
  type OrganizationKind,
  type PersonPrincipal,
  type Principal,
  principalLabel,
  type Scope,
  type SharedType,
  scopeOfEverything,
  scopeOfGrants,
  scopeOfNothing,
  scopeOfTenant,
  sharedTypeFacts,
} from '@quad/kernel';
import type { StoredFile } from './file.ts';
import { type FilePurpose, filePurposes } from './file-purposes.ts';
import type { StoredJob } from './roster-job.ts';
import type { Share, ShareableObject } from './share.ts';

/** What a vendor must have been given by the district to read its roster. */
const ROSTER_READ = 'roster.read';

/** Tenants whose name and kind everyone may know, because published programs name them. */
export const partnerTypes: readonly OrganizationKind[] = ['STATE_DEPARTMENT', 'FOUNDATION', 'SERVICE_CENTER'];

/** Organizations and academic sessions: all of the own tenant, for whoever acts for one. */
export function organizationScope(principal: Principal): Scope {
  switch (principal.kind) {
    case 'PERSON':
      return scopeOfTenant(principal.organizationId);
    case 'VENDOR':
      return rosterOfVendor(principal.scopes, principal.organizationId);
    case 'SERVICE':
    case 'OPERATOR':
      return scopeOfEverything;
    case 'PUBLIC':
      return scopeOfNothing;
  }
}

/** Staff, for those who may read them, and for whoever gives them roles: the first administrator has nothing else. */
export function staffScope(principal: Principal): Scope {
  if (principal.kind !== 'PERSON') return organizationScope(principal);
  const mayGrant = scopeOfGrants(principal, 'GRANT_ROLE');
  return mayGrant.reach === 'NONE' ? scopeOfGrants(principal, 'READ_STAFF') : mayGrant;
}

/** Classes name no student, so they follow the right to read sections. */
export function classScope(principal: Principal): Scope {
  if (principal.kind === 'PERSON') return scopeOfGrants(principal, 'READ_SECTIONS');
  return organizationScope(principal);
}

/**
 * Students and their enrolments. Neither the operator nor another side reads students' rows here: the
 * operator operates, and what a side computes with comes by the change feed.
 */
export function rosterScope(principal: Principal): Scope {
  if (principal.kind === 'PERSON') return scopeOfGrants(principal, 'READ_ROSTER');
  if (principal.kind === 'VENDOR') return rosterOfVendor(principal.scopes, principal.organizationId);
  return scopeOfNothing;
}

export function demographicsScope(principal: Principal): Scope {
  return scopeOfGrants(principal, 'READ_DEMOGRAPHICS');
}

/** The log of who was answered with students' records: all of the district's, or of one's own. */
export function disclosureScope(principal: Principal): Scope {
  return scopeOfGrants(principal, 'READ_DISCLOSURES');
}

type AdministrationAction = Extract<
  Action,
  'IMPORT_ROSTER' | 'EXPORT_ROSTER' | 'REGISTER_VENDOR' | 'SUSPEND_VENDOR' | 'REVOKE_VENDOR' | 'GRANT_ROLE'
>;

/** Whoever may read an import is told that it came further. */
export function importChanged({ id, tenantId }: Pick<StoredJob, 'id' | 'tenantId'>): AddressedEvent {
  const none = { organizationIds: [], personIds: [] };
  const people = { to: 'PEOPLE', action: 'IMPORT_ROSTER', tenantId, ...none } as const;
  return { kind: 'directory.rosterImport', id, to: [people, { to: 'OPERATOR' }] };
}

/** Vendors that may read the roster are told that it changed. */
export function rosterChanged(tenantId: string): AddressedEvent {
  const vendors = { to: 'VENDORS', scope: ROSTER_READ, tenantId } as const;
  return { kind: 'directory.roster', id: tenantId, to: [vendors] };
}

/** Imports, exports, vendors, accounts: what is administered, by those who may do so, and by the operator. */
export function administrationScope(principal: Principal, action: AdministrationAction): Scope {
  return principal.kind === 'OPERATOR' ? scopeOfEverything : scopeOfGrants(principal, action);
}

function rosterOfVendor(scopes: readonly string[], tenantId: string): Scope {
  return scopes.includes(ROSTER_READ) ? scopeOfTenant(tenantId) : scopeOfNothing;
}

/** Whether the principal may do this in the tenant; null when so. */
export function whyRefused(
  principal: Principal,
  action: AdministrationAction,
  tenantId: string,
): NotPermitted | null {
  if (isWithin(administrationScope(principal, action), { tenantId })) return null;
  return notPermitted(
    action,
    `${action} is not among your roles' permissions; ask who administers your district.`,
  );
}

export function whyNotOperator(principal: Principal): NotPermitted | null {
  if (principal.kind === 'OPERATOR') return null;
  return notPermitted('OPERATE_PLATFORM', 'Only the platform operator may do this; use the "quad" command.');
}

/** Whether the principal may send files for a purpose, acting for the organization; null when so. */
export function whyMayNotSend(
  principal: Principal,
  purpose: FilePurpose,
  tenantId: string,
): NotPermitted | null {
  const { send } = filePurposes[purpose];
  if (send === 'IMPORT_ROSTER') return whyRefused(principal, send, tenantId);
  const isTheirs = principal.kind === 'PERSON' && principal.organizationId === tenantId;
  if (isTheirs && scopeOfGrants(principal, send).reach !== 'NONE') return null;
  return notPermitted(
    send,
    `Files for ${purpose} are sent by people who may ${send}; ask who administers your district.`,
  );
}

/**
 * Whether the principal may send, fetch or use a file. It is its sender's for as long as the role lasts for which it was
 * sent or made, since packages hold students' rows; one that an object of another side holds is read by whoever may read
 * such objects of that organization.
 */
export function mayReachFile(principal: Principal, file: StoredFile): boolean {
  if (file.ownerLabel === principalLabel(principal)) {
    return file.kind === 'EXPORT'
      ? whyRefused(principal, 'EXPORT_ROSTER', file.tenantId) === null
      : whyMayNotSend(principal, file.purpose, file.tenantId) === null;
  }
  const { read } = filePurposes[file.purpose];
  if (read === null || file.use === null) return false;
  const scope = scopeOfGrants(principal, read);
  return file.use.organizationIds.some((organizationId) =>
    isWithin(scope, { tenantId: file.tenantId, organizationId }),
  );
}

/** Whether a file was sent by this principal and may be gone on with, given up, or used by it. */
export function isSenderOf(principal: Principal, file: StoredFile): boolean {
  return (
    file.kind === 'UPLOAD' && file.ownerLabel === principalLabel(principal) && mayReachFile(principal, file)
  );
}

/** Nobody gives themself a role: who administers a district would else read all of its students' rows unasked. */
export function whyNotToThemself(principal: Principal, personId: string): NotPermitted | null {
  if (principal.kind !== 'PERSON' || principal.personId !== personId) return null;
  return notPermitted(
    'GRANT_ROLE',
    'Nobody grants a role to themself; ask another administrator of your district or the platform operator.',
  );
}

/** Which of Quad's own deployables may ask who is who. */
export function isService(principal: Principal, names: readonly string[]): boolean {
  return principal.kind === 'SERVICE' && names.includes(principal.name);
}

/** Whose shares a principal gives, sees and takes back: the whole organization's, or those of the own school or department. */
export function shareScope(principal: Principal): Scope {
  return scopeOfGrants(principal, 'SHARE_OBJECT');
}

type Sharer =
  | { readonly ok: true; readonly value: PersonPrincipal }
  | { readonly ok: false; readonly error: NotPermitted };

/** People share, and nobody shares for them: no vendor, no service, not the operator. */
export function whyNotSharer(principal: Principal): Sharer {
  if (principal.kind === 'PERSON' && shareScope(principal).reach !== 'NONE') {
    return { ok: true, value: principal };
  }
  const message =
    'Your roles do not share with others; ask a principal, a department lead or the superintendent.';
  return { ok: false, error: notPermitted('SHARE_OBJECT', message) };
}

/**
 * What one shares one must see, and reach by SHARE_OBJECT. An object that one does not see is not found, whoever owns
 * it; null when it may be shared.
 */
export function whyNotShared(
  principal: Principal,
  type: SharedType,
  object: Pick<ShareableObject, 'id' | 'ownerId' | 'organizationIds'>,
): NotFound | NotPermitted | null {
  const seen = scopeOfGrants(principal, sharedTypeFacts(type).sharedBy);
  if (!reaches(seen, object)) return notFound(type, object.id);
  if (reaches(shareScope(principal), object)) return null;
  const message = `You share what belongs to your own school or department; ${object.id} does not.`;
  return notPermitted('SHARE_OBJECT', message);
}

function reaches(scope: Scope, object: Pick<ShareableObject, 'ownerId' | 'organizationIds'>): boolean {
  const tenantId = object.ownerId;
  if (isWithin(scope, { tenantId })) return true;
  return object.organizationIds.some((organizationId) => isWithin(scope, { tenantId, organizationId }));
}

/** A share is taken back by who gave it, and by who may share its object. */
export function canRevoke(
  person: PersonPrincipal,
  share: Pick<Share, 'tenantId' | 'organizationIds' | 'givenById'>,
): boolean {
  if (share.tenantId !== person.organizationId) return false;
  const { tenantId: ownerId, organizationIds } = share;
  return share.givenById === person.personId || reaches(shareScope(person), { ownerId, organizationIds });
}
