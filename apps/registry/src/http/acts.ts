import type { Result, UserFault } from '@quad/kernel';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RegistryPorts } from '../domain/ports.ts';
import { approveChange } from '../use-cases/approve-change.ts';
import { checkSubgraphs } from '../use-cases/check-subgraphs.ts';
import { publishSubgraphs } from '../use-cases/publish-subgraphs.ts';
import { rollBack } from '../use-cases/roll-back.ts';
import { readBody } from './read-body.ts';
import { approveShape, checkShape, publishShape, rollbackShape } from './shapes.ts';

const statusOf: Readonly<Record<string, number>> = {
  STALE_REVISION: 409,
  REVISION_TAKEN: 409,
  ALREADY_SERVED: 409,
  VERSION_UNKNOWN: 404,
  CHECK_UNKNOWN: 404,
};
const REFUSED = 422;

/** `POST /publish`, `/check`, `/approve`, `/rollback`: for the operator alone. */
export function addActs(
  app: FastifyInstance,
  ports: RegistryPorts,
  isOperator: (authorization: string | undefined) => Promise<boolean>,
): void {
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (await isOperator(request.headers.authorization)) return;
      const message = "Only the operator may change or check the graph; send the operator's token.";
      await reply.code(401).send({ code: 'OPERATOR_REQUIRED', message });
    });
    scope.post('/publish', async (request, reply) => {
      const wish = readBody(publishShape, request.body, reply);
      return wish === null ? reply : answer(reply, await publishSubgraphs(ports, wish));
    });
    scope.post('/check', async (request, reply) => {
      const wish = readBody(checkShape, request.body, reply);
      if (wish === null) return reply;
      return reply.send(await checkSubgraphs(ports, wish));
    });
    scope.post('/approve', async (request, reply) => {
      const wish = readBody(approveShape, request.body, reply);
      if (wish === null) return reply;
      const approved = await approveChange(ports, wish);
      return approved.ok ? reply.send({ approvals: approved.value }) : refuse(reply, approved.error);
    });
    scope.post('/rollback', async (request, reply) => {
      const wish = readBody(rollbackShape, request.body, reply);
      return wish === null ? reply : answer(reply, await rollBack(ports, wish));
    });
  });
}

function answer(reply: FastifyReply, result: Result<object, UserFault | readonly UserFault[]>) {
  return result.ok ? reply.send(result.value) : refuse(reply, result.error);
}

/** Several faults of one kind stand in `refused`; code and message speak for all of them. */
function refuse(reply: FastifyReply, error: UserFault | readonly UserFault[]) {
  const faults = 'code' in error ? [error] : error;
  const [first] = faults;
  if (first === undefined) throw new Error('A refusal without a fault.');
  const body =
    'code' in error ? error : { code: first.code, message: faults.map((fault) => fault.message).join('\n') };
  return reply
    .code(statusOf[first.code] ?? REFUSED)
    .send('code' in error ? body : { ...body, refused: faults });
}
