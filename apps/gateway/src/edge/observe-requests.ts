import { measure, traceRequests } from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';

/**
 * Requests as spans, and graph requests as numbers: by contract, kind of client and code.
 * @param isTraceTaken whether who asks may name the trace that a request belongs to. Not for the world: a vendor could
 *   have everything recorded, or write into somebody's trace.
 */
export function observeRequests(
  app: FastifyInstance,
  { isTraceTaken }: { readonly isTraceTaken: boolean },
): void {
  traceRequests(app, {
    isTraceTaken: () => isTraceTaken,
    onEnd(request, { facts, seconds }) {
      if (request.routeOptions.url?.startsWith('/graphql') !== true) return;
      measure('quad.gateway.request.duration', seconds, {
        'quad.contract': facts['quad.contract'] ?? 'none',
        'quad.client': request.quadPrincipal?.kind ?? 'UNKNOWN',
        'quad.code': facts['quad.code'] ?? 'CLIENT_GONE',
      });
    },
  });
}
