import type { SubgraphBuild } from './graph-head.ts';

/** A change of the public API. */
export interface ApiChange {
  readonly level: 'BREAKING' | 'DANGEROUS' | 'NON_BREAKING';
  readonly message: string;
  /** The coordinate, e.g. `Query.offerings`. */
  readonly path: string | null;
}

/** One line of a variant's history; written once, never changed. */
export interface GraphAct {
  readonly variant: string;
  /** The head's sequence after it. */
  readonly sequence: number;
  readonly kind: 'PUBLISH' | 'ROLLBACK';
  readonly at: Temporal.Instant;
  readonly author: string;
  readonly commit: string | null;
  /** What was published with it; nothing by a rollback. */
  readonly published: readonly SubgraphBuild[];
  /** The version that is served after it; null while the graph waits for its first. */
  readonly supergraph: string | null;
  /** What that version is made of. */
  readonly serving: readonly SubgraphBuild[];
  readonly changes: readonly ApiChange[];
}

/** Who does it, and for which commit. */
export interface Authorship {
  readonly author: string;
  readonly commit: string | null;
}
