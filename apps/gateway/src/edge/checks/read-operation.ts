import type { Principal } from '@quad/kernel';
import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Documents, KnownDocument } from '../../plan/documents.ts';
import { edgeError } from '../../plan/masking.ts';
import { publisherOf, type Safelist } from '../../trust/safelist/safelist.ts';

/** An operation's text, and what is known of it. */
export interface ReadOperation {
  readonly text: string;
  readonly known: KnownDocument;
}

/**
 * The operation of a request, by its text or by the id under which its client published it; null when its body is for
 * Apollo Server to refuse in its own words.
 */
export function readOperation(
  { body }: FastifyRequest,
  principal: Principal,
  documents: Documents,
  safelist: Safelist | null,
): ReadOperation | GraphQLError | null {
  if (Array.isArray(body)) {
    return edgeError(
      'BATCHING_NOT_SUPPORTED',
      'One operation per request; send several requests instead of a list.',
    );
  }
  if (typeof body !== 'object' || body === null) return null;
  if (!('query' in body) && 'documentId' in body) {
    const text = textOf(body.documentId, principal, safelist);
    if (text === null) {
      return edgeError(
        'DOCUMENT_UNKNOWN',
        `No document of yours is published by this id; send its text, or publish it as "sha256:" and the hash of its text.`,
      );
    }
    // What runs the operation reads its text.
    Object.assign(body, { query: text });
  }
  if (!('query' in body) || typeof body.query !== 'string') return null;
  const known = documents.read(body.query);
  return known instanceof GraphQLError ? known : { text: body.query, known };
}

/** By GraphQL over HTTP's persisted documents: `sha256:` and the hash in lower-case hexadecimal digits. */
function textOf(documentId: unknown, principal: Principal, safelist: Safelist | null): string | null {
  const [, id] = /^sha256:([0-9a-f]{64})$/.exec(String(documentId)) ?? [];
  return id === undefined ? null : (safelist?.textOf(publisherOf(principal), id) ?? null);
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
