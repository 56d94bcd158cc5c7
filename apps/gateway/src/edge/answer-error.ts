import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { edgeError } from '../plan/masking.ts';
import { refuseGraph } from './answers.ts';

const codeOfStatus: Readonly<Record<number, string>> = {
  413: 'BODY_TOO_LARGE',
  415: 'MEDIA_TYPE_NOT_SUPPORTED',
};

/** Answers any request that failed: with its own words where the client caused it, else with none but the request id. */
export function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  logger: Logger,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    logger.error({ err: error, requestId: request.id }, 'unexpected error');
    return refuseGraph(
      reply,
      500,
      edgeError(
        'INTERNAL_SERVER_ERROR',
        'Something went wrong on our side; the request id finds it in the log.',
      ),
    );
  }
  return refuseGraph(reply, status, edgeError(codeOfStatus[status] ?? 'BAD_REQUEST', error.message));
}
