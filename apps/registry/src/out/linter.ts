import { lintSubgraph } from '@quad/composition';
import { finding } from '../domain/check.ts';
import type { Linter } from '../domain/ports.ts';

/**
 * Holds arriving subgraphs against the rules of the graph.
 * @param sharedSdl the kit's file of types that every subgraph has a copy of.
 * @param isStrict errors refuse a publish; else everything is a warning.
 */
export function createLinter(sharedSdl: string, isStrict: boolean): Linter {
  return (arriving, graph) =>
    arriving.flatMap((subgraph) =>
      lintSubgraph(subgraph, graph, sharedSdl).map(({ message, path, rule, isWarning }) =>
        finding('LINT', isWarning || !isStrict ? 'WARNING' : 'ERROR', `[${subgraph.name}] ${message}`, {
          path,
          rule,
        }),
      ),
    );
}
