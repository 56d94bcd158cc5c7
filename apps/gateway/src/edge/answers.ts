import { requestSpan } from '@quad/subgraph-kit';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import type { TrustFault } from '../trust/trust-fault.ts';

const GRAPH_RESPONSE = 'application/graphql-response+json; charset=utf-8';
const JSON_RESPONSE = 'application/json; charset=utf-8';

/** The media type that a client of the graph asked for, by GraphQL over HTTP; JSON when it named none. */
export function graphMediaType(accept: string | undefined): string {
  return accept?.includes('application/graphql-response+json') === true ? GRAPH_RESPONSE : JSON_RESPONSE;
}

/** Answers a graph request that was refused before it was run. */
export function refuseGraph(reply: FastifyReply, status: number, fault: GraphQLError): FastifyReply {
  const formatted = fault.toJSON();
  requestSpan().set({ 'quad.code': String(formatted.extensions?.code ?? 'UNKNOWN') });
  return reply
    .code(status)
    .type(graphMediaType(reply.request.headers.accept))
    .send({
      errors: [{ ...formatted, extensions: { ...formatted.extensions, requestId: reply.request.id } }],
    });
}

/** Answers any request whose principal cannot be established. */
export function refuseTrust(reply: FastifyReply, fault: TrustFault): FastifyReply {
  if (fault.status === 401) {
    const error = fault.code.startsWith('TOKEN') ? ', error="invalid_token"' : '';
    void reply.header('www-authenticate', `Bearer realm="quad"${error}`);
  }
  if (fault.status === 503) void reply.header('retry-after', '5');
  return refuseGraph(
    reply,
    fault.status,
    new GraphQLError(fault.message, { extensions: { code: fault.code } }),
  );
}
