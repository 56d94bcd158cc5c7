import { type Running, type SubgraphDeps, startDueWork } from '@quad/subgraph-kit';
import { createExportMemory } from './data/export-memory.ts';
import { createImportMemory } from './data/import-memory.ts';
import { createJobQueues } from './data/job-queue.ts';
import { createDisclosureProjection } from './data/projections/disclosure-projection.ts';
import { sidesWithStudentRecords } from './domain/disclosure.ts';
import { followDisclosures } from './jobs/follow-disclosures.ts';
import { performDueWork } from './jobs/perform-due-work.ts';
import { startRosterWorker } from './jobs/roster-worker.ts';
import { withToldSteps, withToldTurns } from './jobs/tell-imports.ts';
import { shortHash } from './out/secrets.ts';
import { exportRoster } from './use-cases/export-roster.ts';
import { importRoster } from './use-cases/import-roster/import-roster.ts';
import { type FileSetting, wire } from './wiring.ts';

/** Starts the workers of imports and exports. */
export function startJobs(deps: SubgraphDeps, files: FileSetting): readonly Running[] {
  const { connection, clock, newId, logger } = deps;
  const { tell } = deps.gateway;
  const { roster, identity, store, feed, ports } = wire(deps, files);
  const queues = createJobQueues(identity);
  const imports = {
    clock,
    newId,
    hashOf: shortHash,
    pathOf: store.localPathOf,
    memory: createImportMemory(connection, roster, identity),
    feed: feed.memory,
  };
  const exports = { clock, newId, store, memory: createExportMemory(connection, roster, identity) };
  const log = createDisclosureProjection(connection);
  return [
    startDueWork({ connection, clock, logger, perform: performDueWork(ports) }),
    ...sidesWithStudentRecords.map((side) => followDisclosures(deps, side, log)),
    startRosterWorker({
      queue: withToldTurns(queues.imports, tell),
      clock,
      logger,
      perform: (job, lease) => {
        const memory = withToldSteps(imports.memory, job, tell);
        return importRoster({ ...imports, memory }, job, lease).finally(() => store.release(job.fileId));
      },
    }),
    startRosterWorker({
      queue: queues.exports,
      clock,
      logger,
      perform: (job, lease) => exportRoster(exports, job, lease),
    }),
  ];
}
