import { type Principal, type ReceivedShare, scopeOfTenant } from '@quad/kernel';
import type { Logger, Shares } from '@quad/subgraph-kit';
import type { SharedObjects } from '../domain/ports.ts';
import type { Organization, Person } from '../domain/roster.ts';
import type { RosterReads } from './roster-reads.ts';

/**
 * Who and where a principal sees only because something is shared with them: the organizations that share, with their
 * schools and departments, and the staff whom a shared object names. Students and guardians never.
 */
export interface ShareSight {
  organizations(ids: readonly string[]): Promise<readonly Organization[]>;
  people(ids: readonly string[]): Promise<readonly Person[]>;
}

export function createShareSight(options: {
  readonly principal: Principal;
  readonly shares: Shares;
  readonly sharedObjects: SharedObjects;
  readonly reads: RosterReads;
  readonly logger: Logger;
}): ShareSight {
  const { principal, shares, sharedObjects, reads, logger } = options;

  /** The people whom the objects of an owner name, of all sides that answer. */
  async function namedBy(received: readonly ReceivedShare[]): Promise<ReadonlySet<string>> {
    const byType = Map.groupBy(received, ({ objectType }) => objectType);
    const named = await Promise.all(
      [...byType].map(async ([type, ofType]) => {
        try {
          const ids = [...new Set(ofType.map(({ objectId }) => objectId))];
          return await sharedObjects.named(type, ids);
        } catch (error) {
          logger.warn(
            { err: error, type },
            'a side does not say whom its shared objects name; nobody is shown',
          );
          return [];
        }
      }),
    );
    const owners = new Set(received.map(({ tenantId }) => tenantId));
    // An object that is no longer the sharing owner's names nobody.
    const owned = named.flat().filter(({ ownerId }) => owners.has(ownerId));
    return new Set(owned.flatMap(({ personIds }) => personIds));
  }

  return {
    async organizations(ids) {
      if (ids.length === 0) return [];
      const owners = new Set((await shares.receivedBy(principal)).map(({ tenantId }) => tenantId));
      const found = await Promise.all(
        [...owners].map((tenantId) => reads.organizations.byIds(scopeOfTenant(tenantId), ids)),
      );
      return found.flat().filter(({ tenantId }) => owners.has(tenantId));
    },
    async people(ids) {
      if (ids.length === 0) return [];
      const byOwner = Map.groupBy(await shares.receivedBy(principal), ({ tenantId }) => tenantId);
      const found = await Promise.all(
        [...byOwner].map(async ([tenantId, received]) => {
          const named = await namedBy(received);
          const wanted = ids.filter((id) => named.has(id));
          return reads.people.byIds(scopeOfTenant(tenantId), wanted);
        }),
      );
      return found
        .flat()
        .filter(({ isStaff }) => isStaff)
        .map(seenThroughShare);
    },
  };
}

/** A person of whom name, title and organizations are shown, and nothing else. */
export function seenThroughShare(person: Person): Person {
  return { ...person, givenName: null, familyName: null, email: null, isSeenThroughShare: true };
}
