import type { Principal } from '@quad/kernel';
import { scopeOfTenant } from '@quad/kernel';
import DataLoader from 'dataloader';
import type { RoleGrant } from '../domain/identity.ts';
import {
  administrationScope,
  classScope,
  demographicsScope,
  organizationScope,
  rosterScope,
  staffScope,
} from '../domain/permissions.ts';
import type { Person } from '../domain/roster.ts';
import type { IdentityReads } from './identity-reads.ts';
import type { RosterReads } from './roster-reads.ts';

function byId<Value extends { readonly id: string }>(
  read: (ids: readonly string[]) => Promise<readonly Value[]>,
): DataLoader<string, Value | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await read(ids)).map((value) => [value.id, value]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** What a request reads by id, in batches, as far as its principal may see: null for all else. */
export function createLoaders(
  principal: Principal,
  reads: RosterReads,
  identity: IdentityReads,
  nowMs: () => number,
) {
  /**
   * Staff as far as staff is read; who is no staff (students who sign in, guardians) as far as the
   * roster is read; and everyone themself, whatever their roles say.
   */
  async function people(ids: readonly string[]): Promise<readonly Person[]> {
    const staff = await reads.people.byIds(staffScope(principal), ids);
    const seen = new Map(staff.filter(({ isStaff }) => isStaff).map((person) => [person.id, person]));
    const others = ids.filter((id) => !seen.has(id));
    for (const person of await reads.people.byIds(rosterScope(principal), others)) {
      seen.set(person.id, person);
    }
    if (principal.kind === 'PERSON' && ids.includes(principal.personId) && !seen.has(principal.personId)) {
      const own = await reads.people.byIds(scopeOfTenant(principal.organizationId), [principal.personId]);
      for (const person of own) seen.set(person.id, person);
    }
    return [...seen.values()];
  }

  const ownTenant = principal.kind === 'VENDOR' ? null : organizationScope(principal);

  return {
    organizations: byId((ids) => reads.organizations.byIds(organizationScope(principal), ids)),
    academicSessions: byId((ids) => reads.academicSessions.byIds(organizationScope(principal), ids)),
    courses: byId((ids) => reads.courses.byIds(organizationScope(principal), ids)),
    people: byId(people),
    students: byId((ids) => reads.students.byIds(rosterScope(principal), ids)),
    classes: byId((ids) => reads.classes.byIds(classScope(principal), ids)),
    demographics: byId((ids) => reads.demographics.byIds(demographicsScope(principal), ids)),
    accounts: byId(async (ids) => {
      const administered = await identity.accountsByIds(administrationScope(principal, 'GRANT_ROLE'), ids);
      if (principal.kind !== 'PERSON' || !ids.includes(principal.accountId)) return administered;
      const own = await identity.accountsByIds(scopeOfTenant(principal.organizationId), [
        principal.accountId,
      ]);
      return [...administered, ...own];
    }),
    vendors: byId(async (ids) => {
      const own = principal.kind === 'VENDOR' ? scopeOfTenant(principal.organizationId) : null;
      if (own !== null && principal.kind === 'VENDOR') {
        return identity.vendorsByIds(
          own,
          ids.filter((id) => id === principal.vendorId),
        );
      }
      return identity.vendorsByIds(administrationScope(principal, 'REGISTER_VENDOR'), ids);
    }),
    /** Roles by person, for the own tenant. */
    grants: new DataLoader<string, readonly RoleGrant[]>(async (ids) => {
      const found = ownTenant === null ? [] : await identity.grantsOfPeople(ownTenant, ids, nowMs());
      const byPerson = Map.groupBy(found, (grant) => grant.personId);
      return ids.map((id) => byPerson.get(id) ?? []);
    }),
  };
}

export type Loaders = ReturnType<typeof createLoaders>;
