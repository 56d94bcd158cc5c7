import { type Contract, standardContracts } from './contract.ts';

/** One publish of one subgraph: its text goes by its hash. */
export interface SubgraphBuild {
  readonly name: string;
  /** A build number or the time of a commit: what is built later has a higher one. */
  readonly revision: number;
  /** SHA-256 of its SDL, in hex. */
  readonly sdlHash: string;
}

/** Where one variant of the graph stands. */
export interface GraphHead {
  readonly variant: string;
  /** How many acts led here; what moves the head on says from where. */
  readonly sequence: number;
  /** The version that is served: the SHA-256 of its supergraph; null until the first set composes. */
  readonly supergraph: string | null;
  /** The newest accepted build of each subgraph. A rollback leaves them, so that nothing older comes in after it. */
  readonly accepted: readonly SubgraphBuild[];
  /** The builds that the served version is made of; before the first version, those that wait for the others. */
  readonly serving: readonly SubgraphBuild[];
  /** What is cut from it for its clients; a rollback brings back those of its version. */
  readonly contracts: readonly Contract[];
}

/** A variant to which nothing was published yet. */
export function emptyHead(variant: string): GraphHead {
  return { variant, sequence: 0, supergraph: null, accepted: [], serving: [], contracts: standardContracts };
}

/** The builds with some replaced by newer ones, in the order of names. */
export function withBuilds(
  builds: readonly SubgraphBuild[],
  newer: readonly SubgraphBuild[],
): readonly SubgraphBuild[] {
  const byName = new Map([...builds, ...newer].map((build) => [build.name, build]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
