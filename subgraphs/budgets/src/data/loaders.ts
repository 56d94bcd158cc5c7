import type { Principal } from '@quad/kernel';
import type { Shares } from '@quad/subgraph-kit';
import DataLoader from 'dataloader';
import type { BudgetRequest } from '../domain/budget-request.ts';
import { readScope } from '../domain/permissions.ts';
import type { Reads } from '../domain/ports.ts';

/**
 * Reads by id, gathered over a request into one read, within what the principal may see. Shares are asked for only
 * what is not theirs anyway, so that their own never waits for directory.
 */
export function createLoaders(reads: Reads, principal: Principal, shares: Shares) {
  return {
    request: new DataLoader<string, BudgetRequest | null>(async (ids) => {
      const own = await reads.requests.byIds(readScope(principal), ids);
      const found = new Map(own.map((row) => [row.id, row]));
      const others = ids.filter((id) => !found.has(id));
      if (others.length > 0) {
        const shared = await reads.requests.byIds(await shares.scopeFor(principal, 'BUDGET_REQUEST'), others);
        for (const row of shared) found.set(row.id, row);
      }
      return ids.map((id) => found.get(id) ?? null);
    }),
  };
}
