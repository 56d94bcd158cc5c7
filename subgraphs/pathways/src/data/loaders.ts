import type { Principal, Scope } from '@quad/kernel';
import type { Shares } from '@quad/subgraph-kit';
import DataLoader from 'dataloader';
import { catalogueScope, requestScope, seriesScope } from '../domain/permissions.ts';
import type { Reads } from '../domain/ports.ts';

/**
 * Reads by id, gathered over a request into one read per noun, within what the principal may see. Shares are asked for
 * only what is not theirs anyway, so that their own never waits for directory.
 */
export function createLoaders(reads: Reads, principal: Principal, shares: Shares) {
  /** Of a request and its session: whoever sees the one sees the other. */
  async function orShared<Value extends { readonly id: string }>(
    read: (scope: Scope, ids: readonly string[]) => Promise<readonly Value[]>,
    ids: readonly string[],
  ): Promise<readonly Value[]> {
    const own = await read(requestScope(principal), ids);
    const others = ids.filter((id) => !own.some((one) => one.id === id));
    if (others.length === 0) return own;
    return [...own, ...(await read(await shares.scopeFor(principal, 'OFFERING_REQUEST'), others))];
  }
  return {
    offering: byId((ids) => reads.offerings.byIds(catalogueScope(principal), ids)),
    request: byId((ids) => orShared(reads.requests.byIds, ids)),
    session: byId((ids) => orShared(reads.sessions.byIds, ids)),
    series: byId((ids) => reads.series.byIds(seriesScope(principal), ids)),
  };
}

function byId<Value extends { readonly id: string }>(
  read: (ids: readonly string[]) => Promise<readonly Value[]>,
): DataLoader<string, Value | null> {
  return new DataLoader(async (ids) => {
    const found = new Map((await read(ids)).map((value) => [value.id, value]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
