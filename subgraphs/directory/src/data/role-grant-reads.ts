import type { Role, Scope } from '@quad/kernel';
import { type Page, type PageRequest, toPage } from '@quad/subgraph-kit';
import type { QueryFilter } from 'mongoose';
import { holdsText } from '../domain/holds-text.ts';
import type { RoleGrant } from '../domain/identity.ts';
import { type ListedGrant, placeOf, type RoleGrantFilter } from '../domain/listed-grant.ts';
import type { Person } from '../domain/roster.ts';
import type { IdentityModels } from './identity-models.ts';
import type { RosterModels } from './roster-models.ts';
import { fromRow, type Row } from './row.ts';
import { type Filter, tenantFilter } from './tenant-filter.ts';

/** Names and grants stand in two collections, so people are read in order, this many at once, with their grants. */
const PEOPLE_AT_ONCE = 500;

/** Who holds which role: lists of grants in the order of their holders' names. */
export function createRoleGrantReads(models: IdentityModels, roster: RosterModels) {
  /** The grants that hold or will hold; what has ended is left out. */
  function lasting(within: Filter, role: Role | null, nowMs: number): Filter {
    return {
      ...within,
      ...(role === null ? {} : { role }),
      $or: [{ untilMs: null }, { untilMs: { $gt: nowMs } }],
    };
  }

  /** The next people by name whose grants could be listed; of a role, only its holders, so that few are read. */
  async function peopleFrom(
    within: Filter,
    text: string | null,
    holders: readonly string[] | null,
    from: Filter,
  ) {
    const filter = {
      $and: [{ ...within, isDeleted: false, isStaff: true }, holdsText(text), from],
      ...(holders === null ? {} : { _id: { $in: [...holders] } }),
    } as QueryFilter<Row<Person>>;
    const found = roster.people.find(filter, { sortKey: 1 }).sort({ sortKey: 1 }).limit(PEOPLE_AT_ONCE);
    return (await found.lean()).map(({ _id, sortKey }) => ({ id: _id, sortKey }));
  }

  return {
    /** A page of the staff's grants that hold or will hold, by the name of who holds them. */
    async page(
      scope: Scope,
      { role, text, nowMs }: RoleGrantFilter,
      { first, after }: PageRequest,
    ): Promise<Page<ListedGrant>> {
      const within = tenantFilter(scope);
      if (within === null) return { rows: [], hasNextPage: false };
      const lasts = lasting(within, role, nowMs) as QueryFilter<Row<RoleGrant>>;
      const holders = role === null ? null : await models.roleGrants.distinct('personId', lasts).exec();
      const start = after === null ? null : placeOf(after);
      // The person at whom the last page ended may hold more, so the next page begins with them again.
      let from: Filter = start === null ? {} : { sortKey: { $gte: start.sortKey } };
      const rows: ListedGrant[] = [];
      while (rows.length <= first) {
        const people = await peopleFrom(within, text, holders, from);
        const last = people.at(-1);
        if (last === undefined) break;
        const filter = { ...lasts, personId: { $in: people.map(({ id }) => id) } };
        const grants = (await models.roleGrants.find(filter).sort({ _id: 1 }).lean()).map((row) =>
          fromRow<RoleGrant>(row as Row<RoleGrant>),
        );
        const held = Map.groupBy(grants, ({ personId }) => personId);
        for (const { id, sortKey } of people) {
          for (const grant of held.get(id) ?? []) {
            const isSeen = start !== null && sortKey === start.sortKey && grant.id <= start.grantId;
            if (!isSeen) rows.push({ grant, sortKey });
          }
        }
        if (people.length < PEOPLE_AT_ONCE) break;
        from = { sortKey: { $gt: last.sortKey } };
      }
      return toPage(rows, first);
    },
  };
}

export type RoleGrantReads = ReturnType<typeof createRoleGrantReads>;
