import { type FeedPage, type Running, type SubgraphDeps, startFeedFollower } from '@quad/subgraph-kit';
import type { ClientSession } from 'mongoose';
import type { ClassChange } from '../domain/class-change.ts';

/** Caught up within two seconds after an import: a page is 1,000 classes, a poll is twice a second and more. */
const POLL_MS = 400;
const PAGE = 1_000;

const classChanges = /* GraphQL */ `
  query SchedulingFollowsClasses($after: String, $first: Int!) {
    classChanges(after: $after, first: $first) {
      edges {
        changeVersion
        op
        tenantId
        node {
          id schoolId title classCode courseId courseTitle subjects
          terms { id title startsOn endsOn schoolYear }
          periods location teacherIds studentCount isDeleted
        }
      }
      pageInfo { hasNextPage endCursor }
      newestChangeVersion
    }
  }
`;

interface ClassChangesAnswer {
  readonly classChanges: {
    readonly edges: readonly ClassChange[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly newestChangeVersion: number;
  };
}

/** The projection that the follower feeds; a port, so that jobs know no memory. */
export interface FollowedProjection {
  readonly name: string;
  apply(changes: readonly ClassChange[], after: string | null, session: ClientSession): Promise<void>;
}

/** Follows directory's class changes through the gateway into the projection, until it is stopped. */
export function followClasses(
  deps: Pick<SubgraphDeps, 'connection' | 'gateway' | 'logger' | 'newId'>,
  projection: FollowedProjection,
  pollMs = POLL_MS,
): Running {
  let pulledAfter: string | null = null;

  async function pull(after: string | null): Promise<FeedPage<ClassChange>> {
    pulledAfter = after;
    const variables = { after, first: PAGE };
    const answer = await deps.gateway.run<ClassChangesAnswer>(classChanges, variables, deps.newId('request'));
    const { edges, pageInfo, newestChangeVersion } = answer.classChanges;
    return {
      changes: edges,
      endCursor: pageInfo.endCursor,
      hasNextPage: pageInfo.hasNextPage,
      newestChangeVersion,
    };
  }

  return startFeedFollower<ClassChange>({
    name: projection.name,
    connection: deps.connection,
    logger: deps.logger,
    pull,
    apply: (changes, session) => projection.apply(changes, pulledAfter, session),
    pollMs,
  });
}
