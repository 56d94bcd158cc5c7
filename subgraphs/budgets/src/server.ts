import {
  createShares,
  createSubgraphServer,
  createTransactions,
  type SubgraphDeps,
  startOutbox,
} from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { createLoaders } from './data/loaders.ts';
import { createMemory } from './data/memory.ts';
import { modelsOn } from './data/models.ts';
import type { Memory, Ports } from './domain/ports.ts';
import { createDelivery } from './jobs/deliver-outbox.ts';
import { createPathwaysSide } from './out/pathways-graph.ts';
import { resolvers } from './resolvers/index.ts';

function createPorts({ connection, clock, newId, gateway }: SubgraphDeps): Ports {
  const transactions = createTransactions<Memory>({
    connection,
    clock,
    newId,
    gateway,
    repositories: (session) => createMemory(connection, session),
  });
  return { transactions, clock, newId };
}

/** The server of budgets; listens to nothing. */
export async function createServer(deps: SubgraphDeps): Promise<FastifyInstance> {
  modelsOn(deps.connection);
  const ports = createPorts(deps);
  const reads = createMemory(deps.connection);
  const shares = createShares(deps);
  return createSubgraphServer<Context>({
    name: 'budgets',
    schemaDir: new URL('../schema/', import.meta.url),
    resolvers,
    deps,
    contextFor: (request) => ({
      ...request,
      ports,
      reads,
      loaders: createLoaders(reads, request.principal, shares),
    }),
  });
}

/** What runs beside the server: the delivery of news to pathways. */
export function startJobs(deps: SubgraphDeps) {
  const deliver = createDelivery(createPorts(deps), createPathwaysSide(deps.gateway));
  return [startOutbox({ connection: deps.connection, deliver, logger: deps.logger })];
}
