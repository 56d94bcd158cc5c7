import {
  type NotPermitted,
  notPermitted,
  type Principal,
  type Scope,
  scopeOfGrants,
  scopeOfNothing,
  scopeOfTenant,
} from '@quad/kernel';

/** What a district shares with a vendor so that it may read rosters, and with them sections and loads. */
const VENDOR_SCOPE = 'roster.read';

/** Whose sections a principal may read: people by READ_SECTIONS, vendors by `roster.read`, nobody else. */
export function sectionsScope(principal: Principal): Scope {
  if (principal.kind === 'VENDOR') return vendorScope(principal);
  return scopeOfGrants(principal, 'READ_SECTIONS');
}

/** Whose teaching loads a principal may read: people by READ_TEACHING_LOAD, vendors by `roster.read`. */
export function loadsScope(principal: Principal): Scope {
  if (principal.kind === 'VENDOR') return vendorScope(principal);
  return scopeOfGrants(principal, 'READ_TEACHING_LOAD');
}

/** A room's grid and a search are for people: vendors have the sections themselves. */
export function roomsScope(principal: Principal): Scope {
  return scopeOfGrants(principal, 'READ_SECTIONS');
}

/** A teacher's grid shows the load hour by hour, to people who may read the load. */
export function teacherGridScope(principal: Principal): Scope {
  return scopeOfGrants(principal, 'READ_TEACHING_LOAD');
}

/** Whether a question about one person can have an answer at all. */
export function mayAskAbout(scope: Scope, personId: string): boolean {
  return scope.reach === 'OWN' ? scope.personId === personId : scope.reach !== 'NONE';
}

/** How fresh the projection is may be known by everyone who is known. */
export function maySeeProjectionState(principal: Principal): boolean {
  return principal.kind !== 'PUBLIC';
}

/** Dropping the projection touches every district, so that it is the operator's alone. */
export function rebuildRefusal(principal: Principal): NotPermitted | null {
  if (principal.kind === 'OPERATOR') return null;
  return notPermitted(
    'OPERATE_PLATFORM',
    'Only the platform operator may rebuild the projection of sections; ask who runs this installation.',
  );
}

function vendorScope(vendor: { readonly organizationId: string; readonly scopes: readonly string[] }): Scope {
  return vendor.scopes.includes(VENDOR_SCOPE) ? scopeOfTenant(vendor.organizationId) : scopeOfNothing;
}
