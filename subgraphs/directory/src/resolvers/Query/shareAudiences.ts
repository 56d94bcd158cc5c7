import { type OrganizationKind, scopeOfEverything } from '@quad/kernel';
import { readPageRequest } from '@quad/subgraph-kit';
import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { holdsText } from '../../domain/holds-text.ts';
import { whyNotSharer } from '../../domain/permissions.ts';
import { bySortKey } from '../page-of.ts';

/** What is a tenant of its own and has people who sign in. */
const audiences: readonly OrganizationKind[] = [
  'DISTRICT',
  'CHARTER_NETWORK',
  'SERVICE_CENTER',
  'FOUNDATION',
  'STATE_DEPARTMENT',
];

export const shareAudiences: NonNullable<QueryResolvers['shareAudiences']> = async (
  _root,
  { text, ...paging },
  { reads, principal },
) => {
  const request = readPageRequest(paging);
  if (!whyNotSharer(principal).ok) return null;
  const where = { parentId: null, type: { $in: audiences }, ...holdsText(text) };
  return bySortKey(await reads.organizationsOfTenant.page(scopeOfEverything, where, request));
};
