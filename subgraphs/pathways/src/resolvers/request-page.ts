import { type Connection, readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { Context } from '../context.ts';
import type { OfferingRequest } from '../domain/offering-request.ts';
import { requestScope } from '../domain/permissions.ts';
import type { RequestFilter } from '../domain/ports.ts';

/** A page of the requests that the principal may see, as every list of requests returns it. */
export async function requestPage(
  { reads, principal }: Context,
  args: { readonly first: number; readonly after?: string | null | undefined },
  filter: RequestFilter,
): Promise<Connection<OfferingRequest>> {
  const page = readPageRequest(args);
  const rows = await reads.requests.page(requestScope(principal), filter, page);
  return toConnection(toPage(rows, page.first), ({ id }) => id);
}
