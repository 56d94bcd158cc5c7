import type { SubgraphSdl } from '../compose.ts';
import type { LintFault, LintRule } from './rule.ts';
import { connections } from './rules/connections.ts';
import { deprecations } from './rules/deprecations.ts';
import { descriptions } from './rules/descriptions.ts';
import { mutationAccess } from './rules/mutation-access.ts';
import { mutations } from './rules/mutations.ts';
import { names } from './rules/names.ts';
import { planner } from './rules/planner.ts';
import { requires } from './rules/requires.ts';
import { sharedTypes } from './rules/shared-types.ts';
import { studentRecords } from './rules/student-records.ts';
import { tags } from './rules/tags.ts';
import { viewOf } from './schema-view.ts';

const rules = {
  connections,
  deprecations,
  descriptions,
  'mutation-access': mutationAccess,
  mutations,
  names,
  planner,
  requires,
  'shared-types': sharedTypes,
  'student-records': studentRecords,
  tags,
} satisfies Record<string, LintRule>;

export interface LintFinding extends Required<LintFault> {
  readonly subgraph: string;
  /** The rule's name, as its file is called. */
  readonly rule: string;
}

/**
 * How a subgraph keeps to the rules of the graph, rule by rule.
 * @param graph all subgraphs of the graph, that one among them.
 * @param sharedSdl the kit's own file of shared types.
 * @throws CompositionFailed when one cannot be read.
 */
export function lintSubgraph(
  subgraph: SubgraphSdl,
  graph: readonly SubgraphSdl[],
  sharedSdl: string,
): readonly LintFinding[] {
  const context = {
    view: viewOf(subgraph),
    graph: graph.map(viewOf),
    shared: viewOf({ name: 'the kit', sdl: sharedSdl }),
  };
  return Object.entries<LintRule>(rules).flatMap(([rule, find]) =>
    [...find(context)].map((fault) => ({ isWarning: false, ...fault, rule, subgraph: subgraph.name })),
  );
}
