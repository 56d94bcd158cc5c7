import type { Contract, ContractChanges } from './contract.ts';
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
  readonly kind: 'PUBLISH' | 'ROLLBACK' | 'CONTRACT';
  readonly at: Temporal.Instant;
  readonly author: string;
  readonly commit: string | null;
  /** What was published with it; nothing by other acts. */
  readonly published: readonly SubgraphBuild[];
  /** The version that is served after it; null while the graph waits for its first. */
  readonly supergraph: string | null;
  /** What that version is made of. */
  readonly serving: readonly SubgraphBuild[];
  readonly changes: readonly ApiChange[];
  /** The contract that was set or removed; null when something else was done. */
  readonly contract: string | null;
  /** The contracts of that version. */
  readonly contracts: readonly Contract[];
  /** How their APIs changed, those that did. */
  readonly contractChanges: readonly ContractChanges[];
}

/** Who does it, and for which commit. */
export interface Authorship {
  readonly author: string;
  readonly commit: string | null;
}
