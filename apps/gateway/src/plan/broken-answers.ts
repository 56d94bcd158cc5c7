import { count } from '@quad/subgraph-kit';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { BrokenCounts } from './broken-counts.ts';
import { coordinatesAt, type Owners } from './owners.ts';

export interface BrokenAnswers {
  /** Counts and logs values that the schema does not allow, and says how clients are told of them. */
  report(faults: readonly unknown[], asked: Asked): readonly GraphQLError[];
  counts(): BrokenCounts;
}

export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly requestId: string | undefined;
}

/**
 * What Apollo's gateway says only in `extensions.valueCompletion`: a null where the schema promises a
 * value, or a value that its type does not have. To a client it is an error like any other.
 */
export function createBrokenAnswers(owners: Owners, logger: Logger): BrokenAnswers {
  const counts = new Map<string, number>();
  return {
    report: (faults, { schema, document, requestId }) =>
      faults.map((fault) => {
        const path = fault instanceof GraphQLError ? (fault.path ?? []) : [];
        const coordinates = coordinatesAt(schema, document, path);
        const subgraphs = [...new Set(coordinates.flatMap((coordinate) => owners.get(coordinate) ?? []))];
        for (const subgraph of subgraphs) {
          counts.set(subgraph, (counts.get(subgraph) ?? 0) + 1);
          count('quad.gateway.broken_answers', { 'quad.subgraph': subgraph });
        }
        logger.error(
          { why: fault instanceof Error ? fault.message : fault, path, coordinates, subgraphs, requestId },
          'a subgraph broke its schema',
        );
        return new GraphQLError(
          'A value that the schema promises is missing or wrong; the request id finds it in the log.',
          { path, extensions: { code: 'SCHEMA_BROKEN_BY_ANSWER' } },
        );
      }),
    counts: () => Object.fromEntries(counts),
  };
}
