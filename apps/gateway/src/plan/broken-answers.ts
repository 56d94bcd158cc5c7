import { count } from '@quad/subgraph-kit';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { BrokenCounts } from './broken-counts.ts';
import type { BrokenPromise } from './execution/shaping.ts';
import { coordinatesAt, type Owners } from './owners.ts';

export interface BrokenAnswers {
  /** Counts and logs values that the schema does not allow, and says how clients are told of them. */
  report(faults: readonly BrokenPromise[], asked: Asked): readonly GraphQLError[];
  counts(): BrokenCounts;
}

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly requestId: string | undefined;
}

/**
 * A null where the schema promises a value, or a value that its type does not have: to a client an error
 * like any other.
 */
export function createBrokenAnswers(owners: Owners, logger: Logger): BrokenAnswers {
  const counts = new Map<string, number>();
  return {
    report: (faults, { schema, document, requestId }) =>
      faults.map(({ path, why }) => {
        const coordinates = coordinatesAt(schema, document, path);
        const subgraphs = [...new Set(coordinates.flatMap((coordinate) => owners.get(coordinate) ?? []))];
        for (const subgraph of subgraphs) {
          counts.set(subgraph, (counts.get(subgraph) ?? 0) + 1);
          count('quad.gateway.broken_answers', { 'quad.subgraph': subgraph });
        }
        logger.error({ why, path, coordinates, subgraphs, requestId }, 'a subgraph broke its schema');
        return new GraphQLError(
          'A value that the schema promises is missing or wrong; the request id finds it in the log.',
          { path, extensions: { code: 'SCHEMA_BROKEN_BY_ANSWER' } },
        );
      }),
    counts: () => Object.fromEntries(counts),
  };
}
