import type { Principal } from '@quad/kernel';
import DataLoader from 'dataloader';
import { catalogueScope, requestScope, seriesScope } from '../domain/permissions.ts';
import type { Reads } from '../domain/ports.ts';

/** Reads by id, gathered over a request into one read per noun, within what the principal may see. */
export function createLoaders(reads: Reads, principal: Principal) {
  return {
    offering: byId((ids) => reads.offerings.byIds(catalogueScope(principal), ids)),
    request: byId((ids) => reads.requests.byIds(requestScope(principal), ids)),
    session: byId((ids) => reads.sessions.byIds(requestScope(principal), ids)),
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
