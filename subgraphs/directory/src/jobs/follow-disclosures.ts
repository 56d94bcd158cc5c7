import { type FeedPage, type Running, type SubgraphDeps, startFeedFollower } from '@quad/subgraph-kit';
import type { ClientSession } from 'mongoose';
import type { DisclosureChange } from '../domain/disclosure.ts';

/** Rows settle for ten seconds before they are told, so asking more often would show nothing sooner. */
const POLL_MS = 3_000;
/** A row holds up to 5,000 ids: twenty of them are an answer and a transaction of some megabytes. */
const PAGE = 20;

const fields = 'id tenantId at who roles purpose studentIds fields classes isRequired evidence requestId';

interface Edges {
  readonly edges: readonly { readonly node: DisclosureChange }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The projection that the followers feed; a port, so that jobs know no memory. */
export interface MergedLog {
  nameOf(side: string): string;
  apply(side: string, changes: readonly DisclosureChange[], session: ClientSession): Promise<void>;
}

/** Follows the disclosure log of a side through the gateway into the merged log, until it is stopped. */
export function followDisclosures(
  deps: Pick<SubgraphDeps, 'connection' | 'gateway' | 'logger' | 'newId'>,
  side: string,
  log: MergedLog,
  pollMs = POLL_MS,
): Running {
  const document = `query DirectoryFollowsDisclosures($after: String, $first: Int!) {
    told: ${side}DisclosureChanges(after: $after, first: $first) {
      edges { node { ${fields} } } pageInfo { hasNextPage endCursor }
    }
  }`;

  async function pull(after: string | null): Promise<FeedPage<DisclosureChange>> {
    const variables = { after, first: PAGE };
    const answer = await deps.gateway.run<{ told: Edges }>(document, variables, deps.newId('request'));
    const { edges, pageInfo } = answer.told;
    return {
      changes: edges.map(({ node }) => node),
      endCursor: pageInfo.endCursor,
      hasNextPage: pageInfo.hasNextPage,
      // The log is ordered by id and has no numbers.
      newestChangeVersion: 0,
    };
  }

  return startFeedFollower<DisclosureChange>({
    name: log.nameOf(side),
    connection: deps.connection,
    logger: deps.logger,
    pull,
    apply: (changes, session) => log.apply(side, changes, session),
    pollMs,
  });
}
