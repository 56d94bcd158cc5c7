import { type Running, type SubgraphDeps, startDueWork } from '@quad/subgraph-kit';
import type { Ports } from '../domain/ports.ts';
import { performDueWork } from './perform-due-work.ts';

/** What runs beside the server: the due work of the side. */
export function startJobs(deps: SubgraphDeps, ports: Ports): readonly Running[] {
  const { connection, clock, logger } = deps;
  return [startDueWork({ connection, clock, logger, perform: performDueWork(ports) })];
}
