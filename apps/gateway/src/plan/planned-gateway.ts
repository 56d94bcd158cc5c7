import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from './context.ts';
import { type Execution, executeOperation } from './execution/execute-operation.ts';
import type { Prepared } from './execution/prepare.ts';
import { observePlan } from './observe-plans.ts';

type GatewayFace = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];

/** What Apollo Server asks of a gateway, with operations planned by Apollo's planner and run by Quad. */
export function plannedGateway(execution: Execution, sdl: string): GatewayFace {
  return {
    async load() {
      return {
        async executor({ source, document, request, context }) {
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
        },
      };
    },
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: execution.schema, coreSupergraphSdl: sdl });
      return () => undefined;
    },
    async stop() {},
  };
}
