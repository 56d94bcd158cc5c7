import type { FastifyInstance } from 'fastify';
import type { RegistryPorts } from '../domain/ports.ts';
import { approveChange } from '../use-cases/approve-change.ts';
import { checkSubgraphs } from '../use-cases/check-subgraphs.ts';
import { publishSubgraphs } from '../use-cases/publish-subgraphs.ts';
import { rollBack } from '../use-cases/roll-back.ts';
import { answer, refuse } from './answers.ts';
import { addOperatorOnly, type IsOperator } from './operator-only.ts';
import { readBody } from './read-body.ts';
import { approveShape, checkShape, publishShape, rollbackShape } from './shapes.ts';

/** `POST /publish`, `/check`, `/approve`, `/rollback`: for the operator alone. */
export function addActs(app: FastifyInstance, ports: RegistryPorts, isOperator: IsOperator): void {
  addOperatorOnly(app, isOperator, (scope) => {
    scope.post('/publish', async (request, reply) => {
      const wish = readBody(publishShape, request.body, reply);
      return wish === null ? reply : answer(reply, await publishSubgraphs(ports, wish));
    });
    scope.post('/check', async (request, reply) => {
      const wish = readBody(checkShape, request.body, reply);
      if (wish === null) return reply;
      const { check, contracts } = await checkSubgraphs(ports, wish);
      return reply.send({ ...check, contracts });
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
