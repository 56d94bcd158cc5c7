import { type OrganizationKind, type Role, roleFacts, roleIds } from '@quad/kernel';

/** Roles that the roster gives with the student they are about; nobody grants them by hand. */
const rolesOfRoster: readonly Role[] = ['STUDENT', 'GUARDIAN'];

/** What a district has within it. */
const partsOfDistrict: readonly OrganizationKind[] = ['SCHOOL', 'DEPARTMENT'];

/** The roles that can be granted in an organization of this kind, in the order of the kernel's table. */
export function grantableRoles(tenantKind: OrganizationKind | null): readonly Role[] {
  const hasParts = tenantKind === 'DISTRICT' || tenantKind === 'CHARTER_NETWORK' || tenantKind === null;
  const kinds = [...(tenantKind === null ? [] : [tenantKind]), ...(hasParts ? partsOfDistrict : [])];
  return roleIds.filter((role) => !rolesOfRoster.includes(role) && kinds.includes(roleFacts(role).grantedOn));
}

/** The roles by which the list is filtered. */
export const listedRoles: readonly Role[] = roleIds.filter((role) => !rolesOfRoster.includes(role));

/**
 * The instant at which a role ends whose last day is this one: the midnight after it, where the reader is.
 * @param day `YYYY-MM-DD`; null for a text that is no day.
 */
export function endOfDay(day: string): string | null {
  const midnight = new Date(`${day}T00:00:00`);
  if (Number.isNaN(midnight.getTime())) return null;
  midnight.setDate(midnight.getDate() + 1);
  return midnight.toISOString();
}
