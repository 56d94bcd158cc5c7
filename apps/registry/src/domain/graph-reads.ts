import type { ContractRelease, ServedContract } from './contract.ts';
import type { GraphHead, SubgraphBuild } from './graph-head.ts';
import type { GraphAct } from './history.ts';
import type { GraphScope } from './permissions.ts';
import type { Going } from './ports.ts';

/** The graph that the pages of the platform team are about. */
export const SERVED_VARIANT = 'production';

/** A published schema of a subgraph, with the act that published it. */
export interface PublishedBuild extends SubgraphBuild {
  readonly act: GraphAct;
}

/** A subgraph of which something was accepted. */
export interface GraphMember {
  readonly name: string;
  readonly serving: SubgraphBuild | null;
  readonly newest: SubgraphBuild;
}

/** Where a published schema stands in the list of all, newest first: by its act, then by its name. */
export interface BuildKey {
  readonly sequence: number;
  readonly name: string;
}

/** What the graph's pages read of the served graph; each read within a scope. Lists hold one row more when more follows. */
export interface GraphReads {
  head(scope: GraphScope): Promise<GraphHead | null>;
  acts(scope: GraphScope, going: Going<number>): Promise<readonly GraphAct[]>;
  act(scope: GraphScope, sequence: number): Promise<GraphAct | null>;
  builds(
    scope: GraphScope,
    of: { readonly subgraph: string | null },
    going: Going<BuildKey>,
  ): Promise<readonly PublishedBuild[]>;
  /** The acts that published these; one that was published in no act known here is left out. */
  published(
    scope: GraphScope,
    builds: readonly Pick<SubgraphBuild, 'name' | 'revision'>[],
  ): Promise<readonly PublishedBuild[]>;
  contracts(scope: GraphScope): Promise<readonly ServedContract[]>;
  /** Throws for a contract that is not within the scope. */
  contractSdl(scope: GraphScope, name: string): Promise<string>;
  /** Newest first, of a contract within the scope; of another, nothing. */
  changelog(scope: GraphScope, name: string, going: Going<number>): Promise<readonly ContractRelease[]>;
  texts(scope: GraphScope, hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The subgraphs of a head, by name. */
export function membersOf(head: GraphHead): readonly GraphMember[] {
  return head.accepted.map((newest) => ({
    name: newest.name,
    newest,
    serving:
      head.supergraph === null ? null : (head.serving.find(({ name }) => name === newest.name) ?? null),
  }));
}

/** A revision stands for one schema, so that both together name it. */
export const buildId = ({ name, revision }: Pick<SubgraphBuild, 'name' | 'revision'>): string =>
  `${name}@${revision}`;

/** The build that an id names; null for what is no id of one. */
export function buildOfId(id: string): Pick<SubgraphBuild, 'name' | 'revision'> | null {
  const [, name, revision] = /^([a-z][a-z0-9-]{0,62})@(\d{1,15})$/.exec(id) ?? [];
  return name === undefined || revision === undefined ? null : { name, revision: Number(revision) };
}

export const actId = ({ sequence }: Pick<GraphAct, 'sequence'>): string => `graph@${sequence}`;

/** The sequence of the act that an id names; null for what is no id of one. */
export function sequenceOfId(id: string): number | null {
  const [, sequence] = /^graph@(\d{1,9})$/.exec(id) ?? [];
  return sequence === undefined ? null : Number(sequence);
}
