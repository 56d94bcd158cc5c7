import type { Action, EventAddress } from '@quad/kernel';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Events } from '../events/events.ts';
import { edgeError } from '../plan/masking.ts';
import { refuseGraph } from './answers.ts';

const MOST_AT_ONCE = 1_000;
const MOST_NAMED = 1_000;
const name = z.string().min(1).max(120);
const names = z.array(name).max(MOST_NAMED);
// An act that no role has reaches nobody.
const act = z.string().transform((text) => text as Action);
const address: z.ZodType<EventAddress> = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.literal('PEOPLE'),
    action: act,
    tenantId: name,
    organizationIds: names,
    personIds: names,
  }),
  z.strictObject({ to: z.literal('VENDORS'), scope: name, tenantId: name }),
  z.strictObject({ to: z.literal('OPERATOR') }),
]);
const body = z.strictObject({
  events: z
    .array(
      z.strictObject({
        kind: name.regex(/^[a-z]+\.[a-zA-Z]+$/),
        // Global ids alone: no text, nothing about anybody.
        id: z.string().regex(/^[a-z]{3}_[\w-]{1,80}$/),
        to: z.array(address).max(10),
      }),
    )
    .max(MOST_AT_ONCE),
});

/** `POST /events` of the inner endpoint: services tell what changed; each only of its own kinds. */
export function addTelling(app: FastifyInstance, events: Events): void {
  app.post('/events', async (request, reply) => {
    const read = body.safeParse(request.body);
    if (!read.success) {
      return refuseGraph(reply, 400, edgeError('BAD_REQUEST', z.prettifyError(read.error)));
    }
    const { quadPrincipal: teller } = request;
    const own = teller?.kind === 'SERVICE' ? `${teller.name}.` : null;
    const strange = read.data.events.find(({ kind }) => own === null || !kind.startsWith(own));
    if (strange !== undefined) {
      const message = `${strange.kind} is told by the service that its name begins with, and by no other.`;
      return refuseGraph(reply, 403, edgeError('NOT_PERMITTED', message));
    }
    events.tell(read.data.events);
    return reply.code(204).send();
  });
}
