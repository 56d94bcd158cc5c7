import { requestSpan } from '@quad/subgraph-kit';
import type { FastifyReply } from 'fastify';
import { GraphQLError } from 'graphql';
import type { TrustFault } from '../trust/trust-fault.ts';

const GRAPH_RESPONSE = 'application/graphql-response+json; charset=utf-8';
const JSON_RESPONSE = 'application/json; charset=utf-8';

/** The media type that a client of the graph likes better, by GraphQL over HTTP; JSON when it named none of the two. */
export function graphMediaType(accept = ''): string {
  const liking = (type: string) => {
    const range = accept.split(',').find((one) => one.split(';')[0]?.trim().toLowerCase() === type);
    return range === undefined ? -1 : Number(/;\s*q=([\d.]+)/i.exec(range)?.[1] ?? 1);
  };
  const ofGraph = liking('application/graphql-response+json');
  return ofGraph > 0 && ofGraph >= liking('application/json') ? GRAPH_RESPONSE : JSON_RESPONSE;
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
