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

const operations = traceOperations<GatewayContext>({ hasSlowResolvers: false });

/** Says which operation a request ran. */
export const observeOperations: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart(request) {
    const listener = await operations.requestDidStart?.(request);
    if (listener === undefined) return;
    requestSpan().set({ 'quad.request.id': request.contextValue.requestId });
    return listener;
  },
};

/** Makes planning seen: how long it took, or that the plan was already there. */
export function observePlan(isCached: boolean, beganAtMs: number): void {
  if (!isTelemetryOn()) return;
  const seconds = secondsSince(beganAtMs);
  count('quad.gateway.plans', { 'quad.plan.cached': isCached });
  if (!isCached) measure('quad.gateway.plan.duration', seconds);
  startSpan('plan', {
    startedAtMs: Date.now() - seconds * 1000,
    facts: { 'quad.plan.cached': isCached },
  }).end();
}
