import type { SchemaView } from './schema-view.ts';

/** What a rule says about a place of one subgraph. */
export interface LintFault {
  /** The coordinate. */
  readonly path: string;
  /** What is wrong there, and what to do; begins with the coordinate. */
  readonly message: string;
  /** Warnings are shown and refuse nothing. */
  readonly isWarning?: boolean;
}

export interface LintContext {
  /** The subgraph that is judged. */
  readonly view: SchemaView;
  /** All subgraphs of the graph, that one among them. */
  readonly graph: readonly SchemaView[];
  /** The types of the kit that every subgraph has a copy of. */
  readonly shared: SchemaView;
}

/** One rule, one file. */
export type LintRule = (context: LintContext) => Iterable<LintFault>;
