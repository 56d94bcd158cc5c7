import type { Principal } from '@quad/kernel';
import { scopeOfEverything, scopeOfTenant } from '@quad/kernel';
import type { Shares } from '@quad/subgraph-kit';
import DataLoader from 'dataloader';
import type { RoleGrant } from '../domain/identity.ts';
import {
  administrationScope,
  classScope,
  demographicsScope,
  organizationScope,
  rosterScope,
  shareScope,
  staffScope,
} from '../domain/permissions.ts';
import type { Organization, Person } from '../domain/roster.ts';
import type { Share } from '../domain/share.ts';
import type { FileReads } from './file-reads.ts';
import type { IdentityReads } from './identity-reads.ts';
import type { RosterReads } from './roster-reads.ts';
import type { ShareReads } from './share-repository.ts';
import { type ShareSight, seenThroughShare } from './share-sight.ts';

function byId<Value extends { readonly id: string }>(
  read: (ids: readonly string[]) => Promise<readonly Value[]>,
): DataLoader<string, Value | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await read(ids)).map((value) => [value.id, value]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** What a request reads by id, in batches, as far as its principal may see: null for all else. */
export function createLoaders(options: {
  readonly principal: Principal;
  readonly reads: RosterReads;
  readonly identity: IdentityReads;
  readonly shares: ShareReads;
  readonly received: Shares;
  readonly fileReads: FileReads;
  readonly sight: ShareSight;
  readonly nowMs: () => number;
}) {
  const { principal, reads, identity, shares, received, fileReads, sight, nowMs } = options;
  /**
   * Staff as far as staff is read; who is no staff (students who sign in, guardians) as far as the
   * roster is read; everyone themself, whatever their roles say; and whom a shared object names.
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
    for (const person of await sight.people(ids.filter((id) => !seen.has(id)))) seen.set(person.id, person);
    return [...seen.values()];
  }

  /** The own tenant's and partners; then those of whoever shares something. */
  async function organizations(ids: readonly string[]): Promise<readonly Organization[]> {
    const own = await reads.organizations.byIds(organizationScope(principal), ids);
    const seen = new Set(own.map(({ id }) => id));
    return [...own, ...(await sight.organizations(ids.filter((id) => !seen.has(id))))];
  }

  /** Given by the own organization, or received. */
  async function sharesByIds(ids: readonly string[]): Promise<readonly Share[]> {
    const given = await shares.givenByIds(shareScope(principal), ids);
    const others = ids.filter((id) => !given.some((share) => share.id === id));
    if (others.length === 0) return given;
    const told = (await received.receivedBy(principal)).filter(({ id }) => others.includes(id));
    const inForce = await shares.receivedByIds(
      told.map(({ id }) => id),
      nowMs(),
    );
    return [...given, ...inForce];
  }

  const ownTenant = principal.kind === 'VENDOR' ? null : organizationScope(principal);

  return {
    organizations: byId(organizations),
    shares: byId(sharesByIds),
    files: byId((ids) => fileReads.wholeByIds(principal, ids)),
    /** Owners and audiences of the shares that one sees: whoever sees a share is told both. */
    tenants: byId((ids) => reads.organizations.byIds(scopeOfEverything, ids)),
    /** Who gave and took back the shares that one sees, and for whom they are. */
    sharers: byId(async (ids) =>
      (await reads.people.byIds(scopeOfEverything, ids))
        .filter(({ isStaff }) => isStaff)
        .map(seenThroughShare),
    ),
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
