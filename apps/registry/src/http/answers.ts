import type { Result, UserFault } from '@quad/kernel';
import type { FastifyReply } from 'fastify';

const statusOf: Readonly<Record<string, number>> = {
  STALE_REVISION: 409,
  REVISION_TAKEN: 409,
  ALREADY_SERVED: 409,
  CLIENT_TAKEN: 409,
  CONTRACT_NEEDED: 409,
  NOT_COMPOSED: 409,
  VERSION_UNKNOWN: 404,
  CONTRACT_UNKNOWN: 404,
  CHECK_UNKNOWN: 404,
  TOO_MANY_PREVIEWS: 409,
  PREVIEW_NOT_FOUND: 404,
  PREVIEW_ENDED: 410,
};
const REFUSED = 422;

export function answer(reply: FastifyReply, result: Result<object, UserFault | readonly UserFault[]>) {
  return result.ok ? reply.send(result.value) : refuse(reply, result.error);
}

/** Several faults of one kind stand in `refused`; code and message speak for all of them. */
export function refuse(reply: FastifyReply, error: UserFault | readonly UserFault[]) {
  const faults = 'code' in error ? [error] : error;
  const [first] = faults;
  if (first === undefined) throw new Error('A refusal without a fault.');
  const body =
    'code' in error ? error : { code: first.code, message: faults.map((fault) => fault.message).join('\n') };
  return reply
    .code(statusOf[first.code] ?? REFUSED)
    .send('code' in error ? body : { ...body, refused: faults });
}
