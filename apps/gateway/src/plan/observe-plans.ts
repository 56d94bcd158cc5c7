import type { Experimental_DidResolveQueryPlanCallback as DidResolvePlan } from '@apollo/gateway';
import type { ApolloServerPlugin } from '@apollo/server';
import {
  count,
  isTelemetryOn,
  measure,
  requestSpan,
  secondsSince,
  startSpan,
  traceOperations,
} from '@quad/subgraph-kit';
import type { GatewayContext } from './context.ts';

/** Makes planning seen: how long it takes, and how often the plan was already there. */
export function observePlans(check: DidResolvePlan): {
  readonly didResolvePlan: DidResolvePlan;
  readonly plugin: ApolloServerPlugin<GatewayContext>;
} {
  const known = new WeakSet<object>();
  const begunAtMs = new WeakMap<object, number>();
  const operations = traceOperations<GatewayContext>({ hasSlowResolvers: false });

  function tell(plan: object, context: object): void {
    const beganAtMs = begunAtMs.get(context) ?? performance.now();
    const isCached = known.has(plan);
    known.add(plan);
    const seconds = secondsSince(beganAtMs);
    count('quad.gateway.plans', { 'quad.plan.cached': isCached });
    if (!isCached) measure('quad.gateway.plan.duration', seconds);
    startSpan('plan', {
      startedAtMs: Date.now() - seconds * 1000,
      facts: { 'quad.plan.cached': isCached },
    }).end();
  }

  return {
    didResolvePlan(given) {
      if (isTelemetryOn()) tell(given.queryPlan, given.requestContext.context);
      return check(given);
    },
    plugin: {
      async requestDidStart(request) {
        const listener = await operations.requestDidStart?.(request);
        if (listener === undefined) return;
        requestSpan().set({ 'quad.request.id': request.contextValue.requestId });
        return {
          ...listener,
          async executionDidStart({ contextValue }) {
            begunAtMs.set(contextValue, performance.now());
          },
        };
      },
    },
  };
}
