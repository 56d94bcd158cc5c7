import type { FastifyReply, FastifyRequest } from 'fastify';
import { execute, validate } from 'graphql';
import type { Contract } from '../plan/contracts.ts';
import type { KnownDocument } from '../plan/documents.ts';
import { graphMediaType, refuseGraph } from './answers.ts';

/** Introspection of a contract answers its cut schema, which the executor does not know. */
export async function introspect(
  contract: Contract,
  known: KnownDocument,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const [fault] = validate(contract.schema, known.document, undefined, { maxErrors: 1 });
  if (fault !== undefined) return refuseGraph(reply, 400, fault);
  const body = request.body as {
    readonly variables?: Record<string, unknown>;
    readonly operationName?: string;
  };
  const result = await execute({
    schema: contract.schema,
    document: known.document,
    variableValues: body.variables ?? null,
    operationName: body.operationName ?? null,
  });
  return reply.type(graphMediaType(request.headers.accept)).send(result);
}
