import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import type { Json } from './json.ts';
import type { AnswerPath } from './places.ts';

/** One execution of an operation while it is under way. */
export interface Run {
  /** What subgraphs have said until now. */
  readonly data: Json;
  /** As the client gave them. */
  readonly given: Readonly<Record<string, unknown>>;
  /** With the operation's defaults. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: GatewayContext;
  readonly errors: GraphQLError[];
  /** Where an error says why something is missing. */
  readonly explained: AnswerPath[];
  /** How many requests were made to subgraphs. */
  subgraphRequests: number;
}

/** A part of a plan, ready to run; errors go into the run, so it does not reject. */
export type Step = (run: Run) => Promise<void>;
