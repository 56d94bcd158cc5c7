import { type Connection, readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { Context } from '../context.ts';
import type { PublishedBuild } from '../domain/graph-reads.ts';
import { numberKey } from './keys.ts';

/** A page of published schemas, as every list of them returns it. */
export async function buildPage(
  { reads, scope }: Context,
  args: { readonly first: number; readonly after?: string | null | undefined },
  subgraph: string | null,
): Promise<Connection<PublishedBuild>> {
  const { first, after } = readPageRequest(args);
  const rows = await reads.builds(
    scope,
    { subgraph },
    { first, after: after === null ? null : keyOf(after) },
  );
  return toConnection(toPage(rows, first), ({ act, name }) => `${act.sequence} ${name}`);
}

function keyOf(after: string) {
  const [sequence = '', name = ''] = after.split(' ');
  return { sequence: numberKey(sequence), name };
}
