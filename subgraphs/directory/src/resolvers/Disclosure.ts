import { type Role, roleIds } from '@quad/kernel';
import { readPageRequest } from '@quad/subgraph-kit';
import type { DisclosureReaderResolvers, DisclosureResolvers } from '../__generated__/resolvers.ts';
import type { Context } from '../context.ts';
import type { DisclosureFilter } from '../domain/disclosure.ts';
import { disclosureScope } from '../domain/permissions.ts';
import { bySortKey } from './page-of.ts';

/** More ids than one reads; the whole list stands in the side's own log. */
const MOST_IDS = 100;

/** A page of the log of a tenant as far as the reader may see it; null when that is nothing. */
export async function disclosuresPage(
  { disclosures, principal }: Pick<Context, 'disclosures' | 'principal'>,
  tenantId: string,
  filter: DisclosureFilter,
  paging: { readonly first: number; readonly after?: string | null | undefined },
) {
  const page = await disclosures.page(disclosureScope(principal), tenantId, filter, readPageRequest(paging));
  return page === null ? null : bySortKey(page);
}

export const Disclosure: DisclosureResolvers = {
  reader: (entry) => entry,
  studentCount: ({ studentIds }) => studentIds.length,
  studentIds: ({ studentIds }) => studentIds.slice(0, MOST_IDS),
};

const kinds = {
  person: 'PERSON',
  vendor: 'VENDOR',
  service: 'SERVICE',
  operator: 'OPERATOR',
  public: 'PUBLIC',
} as const;

function partsOf(who: string) {
  const [kind = '', id = null] = who.split(':');
  return { kind: kind as keyof typeof kinds, id };
}

export const DisclosureReader: DisclosureReaderResolvers = {
  kind: ({ who }) => kinds[partsOf(who).kind],
  id: ({ who }) => partsOf(who).id,
  roles: ({ roles }) => roles.filter((role): role is Role => (roleIds as readonly string[]).includes(role)),
  person({ who }, _args, { load }) {
    const { kind, id } = partsOf(who);
    return kind === 'person' && id !== null ? load.people.load(id) : null;
  },
  vendor({ who }, _args, { load }) {
    const { kind, id } = partsOf(who);
    return kind === 'vendor' && id !== null ? load.vendors.load(id) : null;
  },
};
