import { isDraining } from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import type { GraphMemory } from '../domain/ports.ts';

export function addHealth(app: FastifyInstance, memory: Pick<GraphMemory, 'head'>): void {
  async function own() {
    const detail = await memory.head('production').then(
      ({ supergraph }) =>
        supergraph === null
          ? 'up; no version is served yet'
          : `up; serves version ${supergraph.slice(0, 12)}`,
      () => null,
    );
    return { name: 'registry', ok: detail !== null, detail: detail ?? 'The database does not answer.' };
  }
  app.get('/livez', async () => ({ name: 'registry', ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const status = await own();
    const ok = status.ok && !isDraining();
    return reply.code(ok ? 200 : 503).send({ ...status, ok, ...(isDraining() ? { draining: true } : {}) });
  });
  app.get('/status', own);
}
