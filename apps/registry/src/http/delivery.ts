import type { FastifyInstance, FastifyReply } from 'fastify';
import type { GraphHead } from '../domain/graph-head.ts';
import type { GraphMemory } from '../domain/ports.ts';
import { createChangeWait } from './change-wait.ts';
import { historyShape } from './shapes.ts';

interface OfVariant {
  readonly Params: { readonly variant: string };
}

/**
 * What is served, for gateways and whoever looks: `GET /supergraph/:variant` with ETag, `GET /subgraphs/:variant`,
 * `GET /history/:variant?first=20`. With `If-None-Match` and `Prefer: wait=30` (RFC 7240) the first is answered as soon as
 * another version is served, or with 304 when none was in that time.
 */
export function addDelivery(app: FastifyInstance, memory: GraphMemory): void {
  const wait = createChangeWait(app);

  app.get<OfVariant>('/supergraph/:variant', async (request, reply) => {
    const known = request.headers['if-none-match'];
    const { head } = await wait.until(request, async () => {
      const found = await memory.head(request.params.variant);
      return { head: found, etag: etagOf(found) };
    });
    if (head.supergraph === null) {
      const message = `The graph ${head.variant} has no version yet; publish all of its subgraphs.`;
      return refuse(reply, 'NOT_COMPOSED', message);
    }
    void reply.headers({
      etag: etagOf(head),
      'cache-control': 'no-cache',
      'quad-sequence': String(head.sequence),
    });
    if (known === etagOf(head)) return reply.code(304).send();
    const texts = await memory.texts([head.supergraph]);
    return reply.type('application/graphql; charset=utf-8').send(texts.get(head.supergraph));
  });

  app.get<OfVariant>('/subgraphs/:variant', async (request, reply) => {
    const head = await memory.head(request.params.variant);
    if (head.sequence === 0) return unknown(reply, head.variant);
    return reply.send(head);
  });

  app.get<OfVariant>('/history/:variant', async (request, reply) => {
    const query = historyShape.safeParse(request.query);
    if (!query.success) {
      return reply.code(400).send({ code: 'BAD_REQUEST', message: 'first must be a number from 1 to 500.' });
    }
    const acts = await memory.history(request.params.variant, query.data.first);
    if (acts.length === 0) return unknown(reply, request.params.variant);
    return reply.send({ acts: acts.map((act) => ({ ...act, at: act.at.toString() })) });
  });
}

const etagOf = ({ supergraph }: GraphHead) => (supergraph === null ? '' : `"${supergraph}"`);

const refuse = (reply: FastifyReply, code: string, message: string) =>
  reply.code(404).send({ code, message });

function unknown(reply: FastifyReply, variant: string) {
  return refuse(reply, 'VARIANT_UNKNOWN', `Nothing was published to a graph ${variant}; check the name.`);
}
