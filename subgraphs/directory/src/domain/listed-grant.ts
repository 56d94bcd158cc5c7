import type { Role } from '@quad/kernel';
import type { RoleGrant } from './identity.ts';

/** A grant in the list of who holds which role, with the place of its holder's name in the alphabet. */
export interface ListedGrant {
  readonly grant: RoleGrant;
  readonly sortKey: string;
}

export interface RoleGrantFilter {
  /** Grants of this role alone; of all when null. */
  readonly role: Role | null;
  /** Grants of people whose name holds this text; of all when null. */
  readonly text: string | null;
  readonly nowMs: number;
}

export interface PlaceInList {
  readonly sortKey: string;
  readonly grantId: string;
}

/** The total order of the list: by the holder's name, then by grant. */
export function keyOf({ sortKey, grant }: ListedGrant): string {
  return `${sortKey} ${grant.id}`;
}

/** The place that a key names; ids hold no space, names may. */
export function placeOf(key: string): PlaceInList {
  const at = key.lastIndexOf(' ');
  return { sortKey: key.slice(0, Math.max(at, 0)), grantId: key.slice(at + 1) };
}
