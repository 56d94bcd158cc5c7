import type { ApolloServerPlugin, BaseContext, GraphQLRequestListener } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { isTelemetryOn, requestSpan, secondsSince, startSpan, within } from './telemetry.ts';

/** A resolver that takes this long is a span of its own; shorter ones would hide it. */
const SLOW_MS = 5;

/**
 * Says of a graph request which operation it ran and what came of it: name, type and hash of the document, count and
 * first code of its errors. Of a subgraph also which resolvers were slow. Never variables or values.
 */
export function traceOperations<Context extends BaseContext>(options: {
  readonly hasSlowResolvers: boolean;
  readonly onEnd?: (told: { readonly type: string; readonly code: string; readonly seconds: number }) => void;
}): ApolloServerPlugin<Context> {
  return {
    async requestDidStart(): Promise<GraphQLRequestListener<Context> | undefined> {
      if (!isTelemetryOn()) return;
      const startedAtMs = performance.now();
      const span = requestSpan();
      let type = 'unknown';
      return {
        async didResolveOperation({ operationName, operation, queryHash }) {
          type = operation?.operation ?? type;
          span.rename(`${type} ${operationName ?? 'without a name'}`);
          span.set({
            'graphql.operation.type': type,
            'graphql.operation.name': operationName ?? '',
            'graphql.document.hash': queryHash,
          });
        },
        ...(options.hasSlowResolvers
          ? {
              async executionDidStart() {
                return {
                  willResolveField({ info }) {
                    const beganAtMs = performance.now();
                    return (fault: Error | null) => {
                      const tookMs = performance.now() - beganAtMs;
                      if (tookMs < SLOW_MS && fault === null) return;
                      const field = `${info.parentType.name}.${info.fieldName}`;
                      const slow = within(span, () =>
                        startSpan(field, {
                          startedAtMs: Date.now() - tookMs,
                          facts: { 'graphql.field': field },
                        }),
                      );
                      if (fault !== null) slow.fail('thrown');
                      slow.end();
                    };
                  },
                };
              },
            }
          : {}),
        async willSendResponse({ response }) {
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
          const code = codeOf(errors[0]);
          span.set({ 'quad.code': code, 'quad.errors': errors.length });
          if (code === 'INTERNAL_SERVER_ERROR') span.fail(code);
          options.onEnd?.({ type, code, seconds: secondsSince(startedAtMs) });
        },
      };
    },
  };
}

/** The code of an answer's first error; `OK` when there is none. */
function codeOf(
  error: Pick<GraphQLError, 'extensions'> | { readonly extensions?: unknown } | undefined,
): string {
  if (error === undefined) return 'OK';
  const extensions = error.extensions as { readonly code?: unknown } | undefined;
  return typeof extensions?.code === 'string' ? extensions.code : 'UNKNOWN';
}
