import { type Connection, readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { Context } from '../context.ts';
import type { BudgetRequest } from '../domain/budget-request.ts';
import { readScope } from '../domain/permissions.ts';
import type { BudgetRequestFilter } from '../domain/ports.ts';

/** A page of the requests that the principal may see, as every list of requests returns it. */
export async function requestPage(
  { reads, principal }: Context,
  args: { readonly first: number; readonly after?: string | null | undefined },
  filter: BudgetRequestFilter,
): Promise<Connection<BudgetRequest>> {
  const page = readPageRequest(args);
  const rows = await reads.requests.page(readScope(principal), filter, page);
  return toConnection(toPage(rows, page.first), ({ id }) => id);
}
