import type { Actor } from '@quad/kernel';
import type { PerformDueWork } from '@quad/subgraph-kit';
import type { Ports } from '../domain/ports.ts';
import { endEdition } from '../use-cases/end-edition.ts';
import { END_EDITION } from '../use-cases/schedule-end.ts';

/** Performs each kind of due work of the side; each may be repeated. */
export function performDueWork(ports: Ports): PerformDueWork {
  return async (work) => {
    if (work.act !== END_EDITION) throw new Error(`Nothing here performs due work ${work.act}.`);
    const actor: Actor = {
      principal: { kind: 'SERVICE', name: 'cohorts' },
      requestId: ports.newId('request'),
    };
    await endEdition(ports, actor, work.subjectId);
  };
}
