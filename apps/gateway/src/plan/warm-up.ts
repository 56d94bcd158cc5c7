import type { ApolloServer } from '@apollo/server';
import { publicPrincipal } from '@quad/kernel';
import { GraphQLError, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import type { GatewayContext } from './context.ts';
import type { UsedOperation } from './documents.ts';
import { placeholders } from './placeholders.ts';

/** Ends an operation that was only to be planned. */
export class OnlyPlanned extends GraphQLError {}

/** What has not been planned by then is planned when it is asked for. */
const WITHIN_MS = 10_000;

/**
 * Plans operations, so that the first who asks for one does not wait for its plan. No subgraph is asked. What is no longer
 * in the schema is left out.
 * @returns how many were planned.
 */
export async function warmUp(
  apollo: ApolloServer<GatewayContext>,
  apiSchema: GraphQLSchema,
  operations: readonly UsedOperation[],
): Promise<number> {
  const untilMs = performance.now() + WITHIN_MS;
  const contextValue: GatewayContext = {
    principal: publicPrincipal,
    requestId: 'warm-up',
    isOnlyPlanned: true,
    signedPrincipal: () => Promise.resolve(null),
  };
  let planned = 0;
  for (const { text, operationName } of operations) {
    if (performance.now() > untilMs) break;
    const operation = getOperationAST(parse(text, { noLocation: true }), operationName);
    if (operation == null) continue;
    const { body } = await apollo.executeOperation(
      {
        query: text,
        variables: placeholders(apiSchema, operation),
        ...(operationName === null ? {} : { operationName }),
      },
      { contextValue },
    );
    const [error] = body.kind === 'single' ? (body.singleResult.errors ?? []) : [];
    if (error?.extensions?.code === onlyPlanned().extensions.code) planned += 1;
  }
  return planned;
}

export function onlyPlanned(): OnlyPlanned {
  return new OnlyPlanned('It was only planned.', { extensions: { code: 'ONLY_PLANNED' } });
}
