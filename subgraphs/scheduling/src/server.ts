import {
  createSubgraphServer,
  createTransactions,
  projectionStatus,
  type Running,
  type SubgraphDeps,
} from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { createLoaders } from './data/loaders.ts';
import {
  createSectionProjection,
  forgetSections,
  SECTION_PROJECTION,
} from './data/projections/section-projection.ts';
import { createSectionReads } from './data/sections.ts';
import { loadsScope, roomsScope, sectionsScope, teacherGridScope } from './domain/permissions.ts';
import type { ProjectionMemory } from './domain/ports.ts';
import { followClasses } from './jobs/follow-classes.ts';
import { resolvers } from './resolvers/index.ts';

/** The server of scheduling; listens to nothing. */
export async function createServer(deps: SubgraphDeps): Promise<FastifyInstance> {
  const { connection, clock, newId, gateway } = deps;
  const sections = createSectionReads(connection);
  const transactions = createTransactions<ProjectionMemory>({
    connection,
    clock,
    newId,
    gateway,
    repositories: (session) => ({ forgetSections: () => forgetSections(connection, session) }),
  });
  const projection = () => projectionStatus(connection, SECTION_PROJECTION);
  return createSubgraphServer<Context>({
    name: 'scheduling',
    schemaDir: new URL('../schema/', import.meta.url),
    resolvers,
    deps,
    projections: async () => [await projection()],
    contextFor(request) {
      const { principal } = request;
      const scopes = {
        sections: sectionsScope(principal),
        loads: loadsScope(principal),
        rooms: roomsScope(principal),
        teacherGrid: teacherGridScope(principal),
      };
      const loaders = createLoaders(sections, scopes);
      return { ...request, sections, clock, transactions, scopes, loaders, projection };
    },
  });
}

/** What runs beside the server: the follower of directory's classes. */
export function startJobs(deps: SubgraphDeps): readonly Running[] {
  return [followClasses(deps, createSectionProjection(deps.connection))];
}
