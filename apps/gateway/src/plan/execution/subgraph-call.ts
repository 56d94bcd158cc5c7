import type { GatewayContext } from '../context.ts';
import type { Json } from './json.ts';
import type { SaidError } from './subgraph-errors.ts';

/** What a subgraph answered, as GraphQL has it. */
export interface SubgraphAnswer {
  readonly data?: Json | null;
  readonly errors?: readonly SaidError[];
}

/** One request to a subgraph. */
export interface SubgraphCall {
  /** `query`, `operationName` and `variables` as JSON. */
  readonly body: string;
  /** A query may be asked again and shared; a mutation not. */
  readonly isQuery: boolean;
  readonly context: GatewayContext;
}

/** Asks one subgraph. */
export interface Subgraph {
  /**
   * @returns an answer that is the caller's own to change.
   * @throws SubgraphFault when no answer of the graph comes; it is logged.
   */
  ask(call: SubgraphCall): Promise<SubgraphAnswer>;
}
