import type { PerformDueWork } from '@quad/subgraph-kit';
import type { RegistryPorts } from '../domain/ports.ts';
import { RECLAIM_PREVIEW } from '../domain/preview.ts';
import { reclaimPreviews } from '../use-cases/reclaim-previews.ts';

/** Performs the registry's due work; each may be repeated. */
export function performDueWork(ports: Pick<RegistryPorts, 'previews' | 'clock'>): PerformDueWork {
  return async ({ act }) => {
    if (act !== RECLAIM_PREVIEW) throw new Error(`Nothing here performs due work ${act}.`);
    await reclaimPreviews(ports);
  };
}
