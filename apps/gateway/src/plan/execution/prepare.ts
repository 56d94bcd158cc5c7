import { type DocumentNode, GraphQLError, getOperationAST, type OperationDefinitionNode } from 'graphql';
import { withSafeAliases } from '../requires/client-aliases.ts';
import { chosenPlan } from './chosen-plan.ts';
import { compileFetch, type Sides } from './compile-fetch.ts';
import { withJoinedFetches } from './joined-fetches.ts';
import { withOwnMembers } from './own-members.ts';
import type { Planner } from './planner.ts';
import type { Step } from './run.ts';
import { compileShapes, type Shapes } from './shape.ts';
import { compileSteps } from './steps.ts';
import { unresolvable } from './unresolvable.ts';

/** An operation that was planned and compiled: what is the same each time it runs. */
export interface Prepared {
  /** As the client wrote it. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Null when it asks no subgraph. */
  readonly step: Step | null;
  readonly shapes: Shapes;
}

export interface PrepareOptions extends Sides {
  readonly planner: Planner;
  /** Names that a client's alias may not take; see `client-aliases.ts`. */
  readonly guarded: ReadonlySet<string>;
}

/**
 * Plans and compiles a validated operation.
 * @throws GraphQLError when there is no such operation, or it cannot be answered.
 */
export function prepare(
  document: DocumentNode,
  operationName: string | undefined,
  options: PrepareOptions,
): Prepared {
  const asked = options.planner.asked(document);
  const safe = withSafeAliases(asked, options.guarded) ?? asked;
  const operation = getOperationAST(safe, operationName);
  if (operation === null || operation === undefined) {
    throw new GraphQLError(
      operationName === undefined
        ? 'Say which operation of the document is meant (operationName).'
        : `The document has no operation "${operationName}".`,
    );
  }
  const { planner, types } = options;
  const { apiSchema: schema, partial } = planner;
  const planned = chosenPlan(safe, operationName, { planner, types });
  const tree =
    planned === null || partial === null
      ? planned
      : withOwnMembers(planned, { document: safe, operation, schema, types, partial });
  const refusal = unresolvable(tree, safe, operation, schema, types);
  if (refusal !== null) throw refusal;
  return {
    document,
    operation,
    step:
      tree === null
        ? null
        : compileSteps(withJoinedFetches(tree), ({ fetch, paths }) => compileFetch(fetch, paths, options)),
    shapes: compileShapes(safe, operation, { schema, types }),
  };
}
