import { readPageRequest } from '@quad/subgraph-kit';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { anyDisclosure } from '../domain/disclosure.ts';
import { holdsText } from '../domain/holds-text.ts';
import { isTenantType } from '../domain/new-objects.ts';
import { isOfOwnTenant } from '../domain/own-tenant.ts';
import { classScope, organizationScope, staffScope } from '../domain/permissions.ts';
import type { Organization as Row } from '../domain/roster.ts';
import { disclosuresPage } from './Disclosure.ts';
import { bySortKey } from './page-of.ts';
import { sharesGiven, sharesReceived } from './share-pages.ts';

/** Only districts and what is in them have a roster. */
function hasRoster(row: Row): boolean {
  return row.type === 'DISTRICT' || row.type === 'CHARTER_NETWORK' || !isTenantType(row.type);
}

/** What a filter says; what it leaves out or gives as null it does not ask for. */
function given<Filter extends object>(filter: Filter | null | undefined) {
  return Object.fromEntries(Object.entries(filter ?? {}).filter(([, value]) => value !== undefined));
}

export const Organization: OrganizationResolvers = {
  __resolveReference: ({ id }, { load }) => load.organizations.load(id),
  parent: ({ parentId }, _args, { load }) => (parentId === null ? null : load.organizations.load(parentId)),
  async schools(row, args, { reads, principal }) {
    const where = {
      tenantId: row.tenantId,
      type: 'SCHOOL',
      ...(row.id === row.tenantId ? {} : { parentId: row.id }),
    };
    return bySortKey(
      await reads.organizationsOfTenant.page(organizationScope(principal), where, readPageRequest(args)),
    );
  },
  async departments(row, args, { reads, principal }) {
    const where = {
      tenantId: row.tenantId,
      type: 'DEPARTMENT',
      ...(row.id === row.tenantId ? {} : { parentId: row.id }),
    };
    return bySortKey(
      await reads.organizationsOfTenant.page(organizationScope(principal), where, readPageRequest(args)),
    );
  },
  async classes(row, args, { reads, principal }) {
    const where = {
      tenantId: row.tenantId,
      ...(row.id === row.tenantId ? {} : { schoolId: row.id }),
      ...(args.termId === undefined || args.termId === null ? {} : { termIds: args.termId }),
      ...holdsText(args.text),
    };
    return bySortKey(await reads.classes.page(classScope(principal), where, readPageRequest(args)));
  },
  async staff(row, args, { reads, principal }) {
    const where = {
      tenantId: row.tenantId,
      isStaff: true,
      ...(row.id === row.tenantId ? {} : { organizationIds: row.id }),
      ...holdsText(args.text),
    };
    return bySortKey(await reads.people.page(staffScope(principal), where, readPageRequest(args)));
  },
  async disclosures(row, { filter, ...paging }, context) {
    if (row.id !== row.tenantId) return null;
    return disclosuresPage(context, row.tenantId, { ...anyDisclosure, ...given(filter) }, paging);
  },
  sharesGiven,
  sharesReceived,
  studentCount: (row, _args, { headCounts, principal }) =>
    hasRoster(row) && isOfOwnTenant(principal, row) ? headCounts.students(row) : null,
  staffCount: (row, _args, { headCounts, principal }) =>
    hasRoster(row) && isOfOwnTenant(principal, row) ? headCounts.staff(row) : null,
};
