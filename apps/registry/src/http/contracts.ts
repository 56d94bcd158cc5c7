import type { FastifyInstance } from 'fastify';
import type { RegistryPorts } from '../domain/ports.ts';
import { removeContract, setContract } from '../use-cases/set-contract.ts';
import { answer } from './answers.ts';
import { removeContractShape, setContractShape } from './contract-shapes.ts';
import { addOperatorOnly, type IsOperator } from './operator-only.ts';
import { readBody } from './read-body.ts';
import { historyShape } from './shapes.ts';

interface OfContract {
  readonly Params: { readonly variant: string; readonly name: string };
}

/**
 * `POST /contracts` and `/contracts/remove`, for the operator alone; `GET /contracts/:variant`,
 * `/contracts/:variant/:name` (its SDL) and `/changelog/:variant/:name?first=20`, for whoever reaches this port.
 */
export function addContracts(app: FastifyInstance, ports: RegistryPorts, isOperator: IsOperator): void {
  const { memory } = ports;
  addOperatorOnly(app, isOperator, (scope) => {
    scope.post('/contracts', async (request, reply) => {
      const wish = readBody(setContractShape, request.body, reply);
      if (wish === null) return reply;
      const { name, include, exclude, client, ...act } = wish;
      return answer(
        reply,
        await setContract(ports, { ...act, contract: { name, include, exclude, client } }),
      );
    });
    scope.post('/contracts/remove', async (request, reply) => {
      const wish = readBody(removeContractShape, request.body, reply);
      return wish === null ? reply : answer(reply, await removeContract(ports, wish));
    });
  });

  app.get<OfContract>('/contracts/:variant', async (request, reply) => {
    const head = await memory.head(request.params.variant);
    return reply.send({ contracts: head.contracts });
  });

  app.get<OfContract>('/contracts/:variant/:name', async (request, reply) => {
    const { variant, name } = request.params;
    const { contracts } = await memory.head(variant);
    const hash = contracts.find((contract) => contract.name === name)?.sdlHash ?? null;
    if (hash === null) {
      const message = `No contract "${name}" is served of the graph ${variant}; see the list.`;
      return reply.code(404).send({ code: 'CONTRACT_UNKNOWN', message });
    }
    const texts = await memory.texts([hash]);
    return reply.header('etag', `"${hash}"`).type('application/graphql; charset=utf-8').send(texts.get(hash));
  });

  app.get<OfContract>('/changelog/:variant/:name', async (request, reply) => {
    const query = historyShape.safeParse(request.query);
    if (!query.success) {
      return reply.code(400).send({ code: 'BAD_REQUEST', message: 'first must be a number from 1 to 500.' });
    }
    const { variant, name } = request.params;
    const { first } = query.data;
    const releases = (await memory.changelog(variant, name, { first, after: null })).slice(0, first);
    return reply.send({ releases: releases.map((release) => ({ ...release, at: release.at.toString() })) });
  });
}
