import {
  createShares,
  createSubgraphServer,
  projectionStatus,
  type RequestContext,
  type ShareReader,
  type SubgraphDeps,
} from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import type { Context } from './context.ts';
import { createFileReads } from './data/file-reads.ts';
import { createHeadCounts } from './data/head-counts.ts';
import { createIdentityReads } from './data/identity-reads.ts';
import { createJobReads } from './data/job-reads.ts';
import { createLoaders } from './data/loaders.ts';
import {
  createDisclosureProjection,
  createDisclosureReads,
} from './data/projections/disclosure-projection.ts';
import { createRoleGrantReads } from './data/role-grant-reads.ts';
import { createRosterReads } from './data/roster-reads.ts';
import { createShareReads } from './data/share-repository.ts';
import { createShareSight } from './data/share-sight.ts';
import { sidesWithStudentRecords } from './domain/disclosure.ts';
import { addFileRoutes } from './http/files.ts';
import { createFileLinks } from './out/file-links.ts';
import { resolvers } from './resolvers/index.ts';
import { type FileSetting, wire } from './wiring.ts';

/** The server of directory; listens to nothing, so that tests can call it. */
export async function createServer(deps: SubgraphDeps, files: FileSetting): Promise<FastifyInstance> {
  const { roster, identity: models, store, feed, ports } = wire(deps, files);
  const links = await createFileLinks(files);
  const { clock } = deps;
  const reads = createRosterReads(roster);
  const identity = createIdentityReads(models, roster);
  const roleGrants = createRoleGrantReads(models, roster);
  const jobs = createJobReads(models);
  const disclosures = createDisclosureReads(deps.connection, roster);
  const { nameOf } = createDisclosureProjection(deps.connection);
  const headCounts = createHeadCounts(roster);
  const nowMs = () => clock.now().epochMilliseconds;
  const shares = createShareReads(models.shares);
  const askDirectory = (reader: ShareReader) => shares.inForceFor(reader, nowMs());
  const received = createShares({ ...deps, askDirectory });
  const fileReads = createFileReads({ models, shares, received, nowMs });
  const sightOf = ({ principal, logger }: RequestContext) =>
    createShareSight({ principal, shares: received, sharedObjects: ports.sharedObjects, reads, logger });
  return createSubgraphServer<Context>({
    name: 'directory',
    schemaDir: new URL('../schema', import.meta.url),
    resolvers,
    deps,
    projections: () =>
      Promise.all(sidesWithStudentRecords.map((side) => projectionStatus(deps.connection, nameOf(side)))),
    contextFor: (request) => ({
      ...request,
      clock,
      ports,
      reads,
      identity,
      roleGrants,
      jobs,
      feed,
      headCounts,
      disclosures,
      files: store,
      fileReads,
      links,
      shares,
      received,
      load: createLoaders({
        principal: request.principal,
        reads,
        identity,
        shares,
        received,
        fileReads,
        sight: sightOf(request),
        nowMs,
      }),
    }),
    routes: (app, actorOf, discloseFile) =>
      addFileRoutes(app, actorOf, {
        ports,
        links,
        files: { ...fileReads, contentOf: jobs.contentOf },
        discloseFile,
        read: store.read,
      }),
  });
}
