import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { AccessRules } from '@quad/subgraph-kit';
import { GraphQLError } from 'graphql';
import { type Execute, guardedExecute } from './access/guarded-execute.ts';
import type { GatewayContext } from './context.ts';
import { type Execution, executeOperation } from './execution/execute-operation.ts';
import type { Prepared } from './execution/prepare.ts';
import { observePlan } from './observe-plans.ts';

type GatewayFace = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];

/**
 * What Apollo Server asks of a gateway, with operations planned by Apollo's planner and run by Quad.
 * @param rules who may ask for what; null when anyone may ask for everything.
 */
export function plannedGateway(execution: Execution, sdl: string, rules: AccessRules | null): GatewayFace {
  const run: Execute = async ({ source, document, request, context }) => {
    const beganAtMs = performance.now();
    const known = execution.operations.find(source, request.operationName);
    let prepared: Prepared;
    try {
      prepared = known ?? execution.operations.prepare(source, document, request.operationName);
    } catch (fault) {
      if (fault instanceof GraphQLError) return { data: null, errors: [fault] };
      throw fault;
    }
    observePlan(known !== undefined, beganAtMs);
    const { data, errors } = await executeOperation(
      prepared,
      request.variables ?? {},
      context as GatewayContext,
      execution,
    );
    return {
      ...(data === undefined ? {} : { data }),
      ...(errors.length === 0 ? {} : { errors }),
    };
  };
  const executor = guardedExecute(run, execution.schema, rules);
  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: execution.schema, coreSupergraphSdl: sdl });
      return () => undefined;
    },
    async stop() {},
  };
}
