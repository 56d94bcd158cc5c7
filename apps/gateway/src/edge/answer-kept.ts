import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphMediaType } from './answers.ts';

/** Answers a request with what was kept; of its points all but one are given back. */
export function answerKept(request: FastifyRequest, reply: FastifyReply, data: string): FastifyReply {
  const { quadCharge: charge } = request;
  const cost = charge?.settle(undefined);
  const extensions = charge?.isTold === true ? `,"extensions":${JSON.stringify({ cost })}` : '';
  return reply
    .headers(charge?.headers() ?? {})
    .header('cache-control', 'no-store')
    .type(graphMediaType(request.headers.accept))
    .send(`{"data":${data}${extensions}}\n`);
}
