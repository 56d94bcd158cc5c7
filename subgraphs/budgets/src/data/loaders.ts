import type { Principal } from '@quad/kernel';
import DataLoader from 'dataloader';
import type { BudgetRequest } from '../domain/budget-request.ts';
import { readScope } from '../domain/permissions.ts';
import type { Reads } from '../domain/ports.ts';

/** Reads by id, gathered over a request into one read, within what the principal may see. */
export function createLoaders(reads: Reads, principal: Principal) {
  return {
    request: new DataLoader<string, BudgetRequest | null>(async (ids) => {
      const rows = await reads.requests.byIds(readScope(principal), ids);
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    }),
  };
}
