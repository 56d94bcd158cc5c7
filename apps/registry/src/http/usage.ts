import type { Clock } from '@quad/kernel';
import { PRINCIPAL_HEADER, type VerifyPrincipal } from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import { firstDay, type UsageDays } from '../domain/usage.ts';
import type { UsageMemory } from '../domain/usage-ports.ts';
import { takeUsage } from '../use-cases/take-usage.ts';
import { readBody } from './read-body.ts';
import { daysShape, usageShape } from './usage-shapes.ts';

export interface UsageDeps {
  readonly usage: UsageMemory;
  readonly clock: Clock;
  readonly days: UsageDays;
  readonly verifyPrincipal: VerifyPrincipal;
}

/** `POST /usage`, for the gateway alone, and `GET /usage/:variant?days=30`, for whoever reaches this port. */
export function addUsage(app: FastifyInstance, deps: UsageDeps): void {
  const isGateway = async (token: string | string[] | undefined) => {
    const facts = await deps.verifyPrincipal(String(token ?? '')).catch(() => null);
    return facts?.principal.kind === 'SERVICE' && facts.principal.name === 'gateway';
  };
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (await isGateway(request.headers[PRINCIPAL_HEADER])) return;
      const message = 'Only the gateway tells who ran what; send its signed principal.';
      await reply.code(401).send({ code: 'GATEWAY_REQUIRED', message });
    });
    scope.post('/usage', async (request, reply) => {
      const wish = readBody(usageShape, request.body, reply);
      return wish === null ? reply : reply.send(await takeUsage(deps, wish));
    });
  });

  app.get<{ Params: { variant: string } }>('/usage/:variant', async (request, reply) => {
    const query = daysShape.safeParse(request.query);
    if (!query.success) {
      return reply.code(400).send({ code: 'BAD_REQUEST', message: 'days must be a number from 1 to 1000.' });
    }
    const days = query.data.days ?? deps.days.window;
    const from = firstDay(deps.clock.now(), days);
    const { variant } = request.params;
    const uses = await deps.usage.usesSince(variant, from);
    const lost = await deps.usage.lostSince(variant, from);
    return reply.send({
      days,
      lost,
      uses: uses.map((use) => ({ ...use, lastSeen: use.lastSeen.toString() })),
    });
  });
}
