import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Connection } from 'mongoose';
import type { ProjectionStatus } from '../feed-follower.ts';
import { outboxStatus } from '../outbox.ts';
import { traceOperations } from './operations.ts';
import { traceRequests } from './requests.ts';
import { gauge, measure, watch } from './telemetry.ts';

/** A subgraph's requests, which go on with the gateway's traces, and how far behind its outbox and projections are. */
export function traceSubgraph(
  app: FastifyInstance,
  options: {
    readonly deps: { readonly connection: Connection };
    readonly projections?: () => Promise<readonly ProjectionStatus[]>;
  },
): void {
  traceRequests(app, { isTraceTaken: () => true });
  const stopWatching = watch(async () => {
    const [outbox, projections] = await Promise.all([
      outboxStatus(options.deps.connection),
      options.projections?.() ?? [],
    ]);
    const { pending, refused, oldestPendingAt } = outbox;
    gauge('quad.outbox.pending', pending);
    gauge('quad.outbox.refused', refused);
    const oldestMs = oldestPendingAt === null ? 0 : Math.max(0, Date.now() - Date.parse(oldestPendingAt));
    gauge('quad.outbox.oldest_pending', oldestMs / 1000);
    for (const { name, lagMs } of projections) {
      if (lagMs !== null) gauge('quad.projection.lag', lagMs / 1000, { 'quad.projection': name });
    }
  });
  app.addHook('onClose', async () => stopWatching());
}

export function subgraphOperations<Context extends BaseContext>(): ApolloServerPlugin<Context> {
  return traceOperations({
    hasSlowResolvers: true,
    onEnd: ({ type, code, seconds }) =>
      measure('quad.subgraph.operation.duration', seconds, {
        'graphql.operation.type': type,
        'quad.code': code,
      }),
  });
}
