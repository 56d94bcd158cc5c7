import {
  createShares,
  createSubgraphServer,
  createTransactions,
  type SubgraphDeps,
} from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { createLoaders } from './data/loaders.ts';
import { createMemory } from './data/memory.ts';
import type { Ports } from './domain/ports.ts';
import { addCalendarRoute } from './http/calendar-route.ts';
import { secrets } from './out/secrets.ts';
import { resolvers } from './resolvers/index.ts';

/** What the use cases need, over the side's own database. */
export function createPorts(deps: SubgraphDeps): Ports {
  const { connection, clock, newId, gateway } = deps;
  return {
    clock,
    newId,
    secrets,
    transactions: createTransactions({
      connection,
      clock,
      newId,
      gateway,
      repositories: (session) => createMemory(connection, session),
    }),
  };
}

/** The subgraph's server; listens to nothing, so that tests can call it. */
export async function createServer(deps: SubgraphDeps): Promise<FastifyInstance> {
  const ports = createPorts(deps);
  const memory = createMemory(deps.connection, null);
  const shares = createShares(deps);
  return createSubgraphServer<Context>({
    name: 'cohorts',
    schemaDir: new URL('../schema/', import.meta.url),
    resolvers,
    deps,
    contextFor: (request) => ({
      ...request,
      ports,
      memory,
      loaders: createLoaders(memory, request.principal, shares),
    }),
    routes: (app, actorOf) => addCalendarRoute(app, actorOf, { memory, secrets, logger: deps.logger }),
  });
}
