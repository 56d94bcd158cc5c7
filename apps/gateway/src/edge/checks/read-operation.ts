import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Documents, KnownDocument } from '../../plan/documents.ts';
import { edgeError } from '../../plan/masking.ts';

/** The operation of a request; null when its body is for Apollo Server to refuse in its own words. */
export function readOperation(
  { body }: FastifyRequest,
  documents: Documents,
): KnownDocument | GraphQLError | null {
  if (Array.isArray(body)) {
    return edgeError(
      'BATCHING_NOT_SUPPORTED',
      'One operation per request; send several requests instead of a list.',
    );
  }
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
    return null;
  return documents.read(body.query);
}

/** The variables of a request; none when they are of a form that is refused later. */
export function variablesOf({ body }: FastifyRequest): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || !('variables' in body)) return {};
  const { variables } = body;
  return typeof variables === 'object' && variables !== null ? { ...variables } : {};
}

/** The operation that the request names; undefined when it names none, or in a form that is refused later. */
export function operationNameOf({ body }: FastifyRequest): string | undefined {
  if (typeof body !== 'object' || body === null || !('operationName' in body)) return undefined;
  return typeof body.operationName === 'string' ? body.operationName : undefined;
}
