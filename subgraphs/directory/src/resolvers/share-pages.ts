import { readPageRequest, toPage } from '@quad/subgraph-kit';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { shareScope } from '../domain/permissions.ts';
import { byIdOrder } from './page-of.ts';

export const sharesGiven: NonNullable<OrganizationResolvers['sharesGiven']> = async (
  { id },
  { objectId = null, state = null, ...paging },
  { shares, principal, clock },
) => {
  const request = readPageRequest(paging);
  const scope = shareScope(principal);
  if (principal.kind !== 'PERSON' || principal.organizationId !== id || scope.reach === 'NONE') return null;
  const filter = { objectId, state, nowMs: clock.now().epochMilliseconds };
  return byIdOrder(await shares.givenPage(scope, filter, request));
};

export const sharesReceived: NonNullable<OrganizationResolvers['sharesReceived']> = async (
  { id },
  { objectType = null, ...paging },
  { shares, received, principal, clock },
) => {
  const { first, after } = readPageRequest(paging);
  if (principal.kind !== 'PERSON' || principal.organizationId !== id) return null;
  const ids = (await received.receivedBy(principal))
    .filter((share) => objectType === null || share.objectType === objectType)
    .map((share) => share.id)
    .filter((shareId) => after === null || shareId < after)
    .toSorted()
    .toReversed();
  const rows = await shares.receivedByIds(ids.slice(0, first + 1), clock.now().epochMilliseconds);
  return byIdOrder(toPage(rows, first));
};
