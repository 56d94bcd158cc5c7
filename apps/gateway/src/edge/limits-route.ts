import type { Principal } from '@quad/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { edgeError } from '../plan/masking.ts';
import type { Limits } from '../trust/budgets/limits.ts';
import { toldLimits } from '../trust/budgets/told-limits.ts';
import { refuseGraph } from './answers.ts';

/** `GET /limits`: how much may be asked, for those whom it concerns. */
export function addLimits(
  app: FastifyInstance,
  limits: Limits,
  principalOf: (request: FastifyRequest) => Principal,
): void {
  app.get('/limits', async (request, reply) => {
    const told = toldLimits(principalOf(request), limits);
    if (told !== null) return reply.header('cache-control', 'no-store').send(told);
    const message = 'The limits are told to vendors, to who builds for them and to the platform team.';
    return refuseGraph(reply, 403, edgeError('NOT_PERMITTED', message));
  });
}
