import type { Principal } from '@quad/kernel';
import { roleFacts } from '@quad/kernel';
import { isDraining } from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { added } from '../plan/broken-counts.ts';
import type { Executor } from '../plan/executor.ts';
import { edgeError } from '../plan/masking.ts';
import { graphTrouble, publicGraphStatus } from '../reload/graph-status.ts';
import type { Others } from '../reload/primary-link.ts';
import type { SubgraphMap } from '../transport/subgraph-map.ts';
import type { Trust } from '../trust/trust.ts';
import { refuseGraph, refuseTrust } from './answers.ts';
import { type ProcessStatus, readStatus } from './status.ts';

export interface HealthOptions {
  readonly executor: Executor;
  readonly trust: Trust | null;
  readonly others: Others;
  readonly subgraphs: SubgraphMap;
  readonly identityUrl: string | null;
  /** Where the registry's own status is; null where none is known. */
  readonly registryUrl: string | null;
  readonly logger: Logger;
  /** While the public port is bound to loopback, `/status` needs no sign-in. */
  readonly isLoopback: boolean;
}

/** `/livez` (the process runs), `/readyz` (it can answer) and `/status` (how all processes are). */
export function addHealth(app: FastifyInstance, options: HealthOptions): void {
  const { executor, trust, others, subgraphs, identityUrl, registryUrl, logger } = options;
  const watched = [...subgraphs.values()].map(({ name, baseUrl }) => ({ name, baseUrl }));
  if (identityUrl !== null) watched.push({ name: 'identity', baseUrl: identityUrl });
  if (registryUrl !== null) watched.push({ name: 'registry', baseUrl: registryUrl });

  async function own(): Promise<readonly [ProcessStatus, ...ProcessStatus[]]> {
    const brokenAnswers = added(executor.brokenAnswers(), others.brokenElsewhere());
    const broken = Object.keys(brokenAnswers).length === 0 ? {} : { brokenAnswers };
    const graph = others.graph();
    const told = { ...broken, ...(graph === null ? {} : { graph }) };
    const up = (graph === null ? null : graphTrouble(graph)) ?? 'up';
    if (trust === null) return [{ name: 'gateway', ok: true, detail: up, ...told }];
    const ok = await trust.isDatabaseUp();
    const detail = ok ? 'up' : 'The database does not answer.';
    return [
      { name: 'gateway', ok, detail: ok ? up : detail, ...told },
      { name: 'database', ok, detail },
    ];
  }

  app.get('/livez', async () => ({ name: 'gateway', ok: true }));
  app.get('/readyz', async (_request, reply) => {
    // A subgraph that is down is told, but does not stop the others from being served.
    const known = await own();
    const { processes } = await readStatus(known, watched, logger);
    const [self] = known;
    const down = processes.filter((one) => one !== self && !one.ok).map((one) => one.name);
    const { graph, ...told } = self;
    const served = graph === undefined ? {} : { graph: publicGraphStatus(graph) };
    const ok = self.ok && !isDraining();
    const detail = isDraining() ? 'It is about to end and takes nothing new.' : self.detail;
    return reply.code(ok ? 200 : 503).send({ ...told, ...served, ok, detail, down });
  });
  app.get('/status', async (request, reply) => {
    if (trust !== null && !options.isLoopback) {
      const found = await trust.principals.of(request);
      if (!found.ok) return refuseTrust(reply, found.error);
      if (!mayReadStatus(found.value)) {
        const message = 'The status is for the platform team and the operator; sign in as one of them.';
        return refuseGraph(reply, 403, edgeError('NOT_PERMITTED', message));
      }
    }
    return reply.header('cache-control', 'no-store').send(await readStatus(await own(), watched, logger));
  });
}

function mayReadStatus(principal: Principal): boolean {
  if (principal.kind === 'OPERATOR') return true;
  return (
    principal.kind === 'PERSON' &&
    principal.grants.some(({ role }) => roleFacts(role).may.READ_STATUS !== undefined)
  );
}
