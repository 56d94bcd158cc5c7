import {
  addSubgraph,
  closeGently,
  count,
  createOperatorCheck,
  type Facts,
  type Logger,
  traceRequests,
  type VerifyPrincipal,
} from '@quad/subgraph-kit';
import Fastify, { type FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import type { Context } from './context.ts';
import { createLoaders } from './data/loaders.ts';
import { createPreviewReads } from './data/preview-reads.ts';
import { createUsageReads } from './data/usage-reads.ts';
import type { GraphReads } from './domain/graph-reads.ts';
import { graphScope } from './domain/permissions.ts';
import type { RegistryPorts } from './domain/ports.ts';
import { addActs } from './http/acts.ts';
import { addContracts } from './http/contracts.ts';
import { addDelivery } from './http/delivery.ts';
import { addDocuments, type DocumentDeps } from './http/documents.ts';
import { addHealth } from './http/health.ts';
import { addPreviews } from './http/previews.ts';
import { addUsage, type UsageDeps } from './http/usage.ts';
import { resolvers } from './resolvers/index.ts';

export interface RegistryDeps extends RegistryPorts, UsageDeps, DocumentDeps {
  readonly operatorKeys: JWTVerifyGetKey;
  /** Graph traffic comes from the gateway alone. */
  readonly verifyPrincipal: VerifyPrincipal;
  readonly reads: GraphReads;
  readonly logger: Logger;
}

/** Room for a batch of 40 subgraphs with all their descriptions; a database row holds 16 MB. */
const BODY_LIMIT_BYTES = 8 * 1024 * 1024;

/** Checks, publishes and the like; whoever only looks is not counted. */
function countAct(method: string, facts: Facts): void {
  const { 'http.route': route = 'unknown', 'http.response.status_code': status = 0 } = facts;
  if (method !== 'POST' || route === '/graphql' || route === '/usage') return;
  count('quad.registry.acts', { 'http.route': route, 'http.response.status_code': status });
}

/** The registry's HTTP server, which is also the subgraph `platform`; it listens to nothing, so that tests can call it. */
export async function createRegistry(deps: RegistryDeps): Promise<FastifyInstance> {
  const { logger, reads, verifyPrincipal } = deps;
  const usage = createUsageReads(deps);
  const previews = createPreviewReads(deps);
  const app = Fastify({ bodyLimit: BODY_LIMIT_BYTES, logger: false, return503OnClosing: false });
  closeGently(app);
  traceRequests(app, { isTraceTaken: () => true, onEnd: ({ method }, { facts }) => countAct(method, facts) });
  app.setErrorHandler((error: { readonly statusCode?: number; readonly message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return reply.code(status).send({ code: 'BAD_REQUEST', message: error.message });
    logger.error({ err: error, requestId: request.id }, 'a request failed');
    const message = `Something failed here; the log says what under request ${request.id}.`;
    return reply.code(500).send({ code: 'INTERNAL_SERVER_ERROR', message });
  });
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .send({ code: 'NOT_FOUND', message: `The registry has no ${request.method} ${request.url}.` }),
  );
  addHealth(app, deps.memory);
  addDelivery(app, deps.memory);
  const isOperator = createOperatorCheck(deps.operatorKeys);
  addActs(app, deps, isOperator);
  addDocuments(app, deps, isOperator);
  addContracts(app, deps, isOperator);
  addPreviews(app, deps, isOperator);
  await addSubgraph<Context>(app, {
    schemaDir: new URL('../schema/', import.meta.url),
    resolvers,
    deps: { logger, verifyPrincipal },
    contextFor(request) {
      const scope = graphScope(request.principal);
      return { ...request, reads, usage, previews, scope, loaders: createLoaders(reads, scope) };
    },
  });
  addUsage(app, deps);
  return app;
}
