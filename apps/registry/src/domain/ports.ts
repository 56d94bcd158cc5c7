import type { Clock, NewId, Result } from '@quad/kernel';
import type { Finding } from './check.ts';
import type { CheckMemory, Clients } from './check-ports.ts';
import type { ContractRelease, ContractRule } from './contract.ts';
import type { DocumentMemory } from './document-ports.ts';
import type { GraphRefused } from './errors.ts';
import type { GraphHead } from './graph-head.ts';
import type { ApiChange, GraphAct } from './history.ts';
import type { PreviewMemory, PreviewRules } from './preview-ports.ts';
import type { UsageDays } from './usage.ts';
import type { UsageMemory } from './usage-ports.ts';

/** The SDL of one subgraph. */
export interface SubgraphText {
  readonly name: string;
  readonly sdl: string;
}

/** A text under its SHA-256 (hex). */
export interface HashedText {
  readonly hash: string;
  readonly text: string;
}

/** A change that breaks clients in form, and the operations that it breaks indeed. */
export interface BreakingChange {
  /** Its name, the same in every check: `FIELD_REMOVED Person.cost`. */
  readonly key: string;
  readonly message: string;
  readonly path: string | null;
  /** Hashes. */
  readonly operations: readonly string[];
}

/** An operation that clients run, under its hash. */
export interface SeenText {
  readonly id: string;
  readonly text: string;
}

export interface ContractCut {
  readonly rule: ContractRule;
  readonly sdl: HashedText | null;
  readonly faults: readonly string[];
}

/** Knows what subgraphs compose to; remembers nothing. */
export interface Composer {
  hash(text: string): string;
  /** Refuses what is no SDL, and what is known to compose and yet not to run. */
  readArriving(subgraph: SubgraphText): GraphRefused | null;
  compose(subgraphs: readonly SubgraphText[]): Result<string, GraphRefused>;
  /** The API of each contract; null where nothing of the graph is in it, with sentences where it cannot be served. */
  cut(composed: string, rules: readonly ContractRule[]): readonly ContractCut[];
  /** The supergraph as it is served: what was composed, with the contracts written into it. */
  withContracts(composed: string, rules: readonly ContractRule[]): HashedText;
  changes(before: string, after: string): Promise<readonly ApiChange[]>;
  /** The fields of a supergraph that clients can select, by coordinate, and which operations touch each. */
  fieldUses(
    supergraph: string,
    operations: readonly { readonly id: string; readonly text: string }[],
  ): readonly {
    readonly coordinate: string;
    readonly deprecationReason: string | null;
    readonly operations: readonly string[];
  }[];
  /** How the API of a contract differs, from SDL to SDL. */
  contractChanges(before: string, after: string): Promise<readonly ApiChange[]>;
  /** What breaks clients from one supergraph to another, in form and indeed. */
  breaks(before: string, after: string, operations: readonly SeenText[]): Promise<readonly BreakingChange[]>;
  /** The same from one contract's SDL to another. */
  contractBreaks(
    before: string,
    after: string,
    operations: readonly SeenText[],
  ): Promise<readonly BreakingChange[]>;
}

/** What arriving subgraphs do against the rules of the graph; `graph` is all of it, they among them. */
export type Linter = (
  arriving: readonly SubgraphText[],
  graph: readonly SubgraphText[],
) => readonly Finding[];

/** The gateway that would serve it. */
export interface Runtime {
  /** Why the gateway cannot load a supergraph; nothing when it can. */
  refusals(supergraph: string): Promise<readonly string[]>;
}

/** What answering an operation takes: calls of subgraphs, and how many of them stand one behind the other. */
export interface PlanSize {
  readonly fetches: number;
  readonly hops: number;
}

/**
 * How the gateway's plans of operations change from one supergraph to another; null where an operation has no plan. Null
 * as a whole when nothing could be compared, the cause of which is logged.
 */
export type ComparePlans = (
  before: string,
  after: string,
  operations: readonly { readonly id: string; readonly text: string }[],
) => Promise<
  readonly { readonly id: string; readonly before: PlanSize | null; readonly after: PlanSize | null }[] | null
>;

/** Where to go on: rows after this key, at most so many. */
export interface Going<Key> {
  readonly first: number;
  readonly after: Key | null;
}

export interface GraphMemory {
  head(variant: string): Promise<GraphHead>;
  /** The texts of hashes; throws when one is not there, since a hash is only named after its text was written. */
  texts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The newest act after which a version was served; null when it never was. */
  actThatServed(variant: string, supergraph: string): Promise<GraphAct | null>;
  /** The newest acts, newest first. */
  history(variant: string, first: number): Promise<readonly GraphAct[]>;
  /** How a contract changed, newest first; one line more when more follows. */
  changelog(variant: string, contract: string, going: Going<number>): Promise<readonly ContractRelease[]>;
  /**
   * Writes an act, the head after it and the texts that they name, all or nothing.
   * @returns false when another act came first: then nothing is written, and the head is to be read again.
   */
  commit(act: GraphAct, head: GraphHead, texts: readonly HashedText[]): Promise<boolean>;
}

export interface RegistryPorts {
  readonly composer: Composer;
  readonly lint: Linter;
  readonly runtime: Runtime;
  readonly comparePlans: ComparePlans;
  readonly memory: GraphMemory;
  readonly checks: CheckMemory;
  readonly usage: UsageMemory;
  readonly documentMemory: DocumentMemory;
  readonly previews: PreviewMemory;
  readonly previewRules: PreviewRules;
  readonly days: UsageDays;
  readonly clients: Clients;
  readonly clock: Clock;
  readonly newId: NewId;
}
