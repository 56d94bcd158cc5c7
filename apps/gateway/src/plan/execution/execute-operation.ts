import { type GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import type { BrokenAnswers } from '../broken-answers.ts';
import type { GatewayContext } from '../context.ts';
import type { Json } from './json.ts';
import { withCoordinates } from './missing-coordinates.ts';
import type { Prepared } from './prepare.ts';
import type { PreparedOperations } from './prepared-operations.ts';
import { unexplained } from './promises.ts';
import type { Run } from './run.ts';
import type { Shaping } from './shaping.ts';

/** What operations of one supergraph are run with. */
export interface Execution {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  readonly operations: PreparedOperations;
  readonly broken: BrokenAnswers;
}

/** What came of an execution. */
export interface Executed {
  /** In the client's shape; undefined when nothing was run. */
  readonly data?: Json | null;
  readonly errors: readonly GraphQLError[];
  /** How many requests were made to subgraphs. */
  readonly subgraphRequests: number;
}

/** Runs a prepared operation. Errors of the request and of subgraphs are in what comes of it. */
export async function executeOperation(
  prepared: Prepared,
  given: Readonly<Record<string, unknown>>,
  context: GatewayContext,
  { schema, broken }: Execution,
): Promise<Executed> {
  const { document, operation, step } = prepared;
  const definitions = operation.variableDefinitions ?? [];
  const read = getVariableValues(schema, definitions, given);
  if (read.errors !== undefined) return { errors: read.errors, subgraphRequests: 0 };
  const shape = prepared.shapes(read.coerced);
  const run: Run = {
    data: {},
    given,
    variables: read.coerced,
    context,
    errors: [],
    explained: [],
    subgraphRequests: 0,
  };
  if (step !== null) await step(run);
  const ofSchema = shape.ofSchema(given);
  if (ofSchema !== null) Object.assign(run.data, ofSchema);
  const shaping: Shaping = { path: [], broken: [] };
  const data = shape.cut(run.data, shaping);
  const missing = unexplained(shaping.broken, run.explained);
  const told =
    missing.length === 0 ? [] : broken.report(missing, { schema, document, requestId: context.requestId });
  const named = run.errors.map((error) => withCoordinates(error, document, schema));
  return { data, errors: [...named, ...told], subgraphRequests: run.subgraphRequests };
}
