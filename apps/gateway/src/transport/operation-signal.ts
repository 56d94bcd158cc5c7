import type { FastifyReply } from 'fastify';
import { SubgraphFault } from './subgraph-fault.ts';

/**
 * Fires when the client of an answer goes, or when the whole operation has taken too long: then what has not come yet is
 * told as `OPERATION_TIMEOUT`, and the rest is answered.
 */
export function operationSignal(reply: FastifyReply, timeoutMs: number): AbortSignal {
  const abort = new AbortController();
  const timer = setTimeout(
    () =>
      abort.abort(new SubgraphFault('OPERATION_TIMEOUT', `The operation took longer than ${timeoutMs} ms.`)),
    timeoutMs,
  );
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) abort.abort();
  });
  return abort.signal;
}
