import { fastifySSE } from '@fastify/sse';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { StreamRefusal, Streams } from '../events/streams.ts';
import { edgeError } from '../plan/masking.ts';
import type { CookieRules } from '../trust/cookies.ts';
import { refuseGraph, refuseTrust } from './answers.ts';

/** `GET /events`: what changed of that which one may see, for as long as one may. */
export async function addEvents(
  app: FastifyInstance,
  { streams, cookies }: { readonly streams: Streams; readonly cookies: CookieRules },
): Promise<void> {
  await app.register(fastifySSE);
  app.get(
    '/events',
    { sse: { kind: 'manual', heartbeat: false }, exposeHeadRoute: false },
    async (request, reply) => {
      const begun = await streams.begin(request, reply);
      if (begun.ok) return reply;
      const isEnded = typeof begun.error === 'object' && begun.error.code === 'SESSION_ENDED';
      if (isEnded) reply.clearCookie(cookies.session, cookies.marks);
      return refuse(reply, begun.error);
    },
  );
}

function refuse(reply: FastifyReply, why: StreamRefusal): FastifyReply {
  switch (why) {
    case 'NOBODY':
      return refuseGraph(
        reply,
        401,
        edgeError('SIGN_IN_NEEDED', 'Events are for the signed in; sign in first.'),
      );
    case 'OF_ONE': {
      const message = 'You follow events over as many connections as you may; end one of them first.';
      return refuseGraph(reply.header('retry-after', '30'), 429, edgeError('TOO_MANY_STREAMS', message));
    }
    case 'IN_ALL': {
      const message = 'As many follow events as can be served; ask the graph meanwhile, and try again.';
      return refuseGraph(reply.header('retry-after', '30'), 503, edgeError('STREAMS_FULL', message));
    }
    case 'NO_ANSWER': {
      const message = 'Events cannot be followed at the moment; try again.';
      return refuseGraph(reply.header('retry-after', '5'), 503, edgeError('EVENTS_UNAVAILABLE', message));
    }
    default:
      return refuseTrust(reply, why);
  }
}
