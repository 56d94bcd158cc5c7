import { type Principal, scopeOfGrants } from '@quad/kernel';
import { count, requestSpan } from '@quad/subgraph-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Contracts } from '../plan/contracts.ts';
import { createDocuments } from '../plan/documents.ts';
import { edgeError } from '../plan/masking.ts';
import type { Previews } from '../previews/previews.ts';
import type { Limits } from '../trust/budgets/limits.ts';
import type { Safelist } from '../trust/safelist/safelist.ts';
import { refuseGraph } from './answers.ts';
import { contractOfRequest } from './checks/contract-of-request.ts';
import { operationNameOf, readOperation, variablesOf } from './checks/read-operation.ts';
import { createSafelistCheck } from './checks/safelisted.ts';

/** Who sends it is answered by the preview that it names. */
export const PREVIEW_HEADER = 'quad-preview';

const KEY = /^[a-z0-9][a-z0-9_-]{0,62}$/;

/** Answers a request that names a preview; what is served learns nothing of it, its texts neither. */
export function createPreviewAnswer(options: {
  readonly previews: Previews | null;
  readonly contracts: Contracts;
  readonly safelist: Safelist | null;
  readonly limits: Limits;
  readonly principalOf: (request: FastifyRequest) => Principal;
}): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const { previews, safelist, limits } = options;
  const documents = createDocuments({ capacity: 200, maxTextLength: 20_000 });
  const isSafelisted = safelist === null ? null : createSafelistCheck(safelist, limits);

  async function refusalOf(request: FastifyRequest, principal: Principal) {
    const read = readOperation(request, principal, documents, safelist);
    if (read instanceof GraphQLError) return { status: 400, fault: read };
    if (read === null || isSafelisted === null) return null;
    const asked = {
      variables: variablesOf(request),
      operationName: operationNameOf(request),
      contract: null,
    };
    return isSafelisted({ request, principal, ...read, ...asked });
  }

  return async (request, reply) => {
    const refuse = (status: number, fault: GraphQLError) => {
      count('quad.gateway.previews', { 'http.response.status_code': status });
      return refuseGraph(reply, status, fault);
    };
    const principal = options.principalOf(request);
    if (!mayPreview(request, principal, options)) {
      const message = 'Previews are for the platform team; ask without the header quad-preview.';
      return refuse(403, edgeError('PREVIEW_NOT_PERMITTED', message));
    }
    const key = String(request.headers[PREVIEW_HEADER]);
    if (previews === null || !KEY.test(key)) {
      const why = previews === null ? 'No previews are served here' : 'There is no preview of this name';
      return refuse(404, edgeError('PREVIEW_NOT_FOUND', `${why}; ask without the header quad-preview.`));
    }
    requestSpan().set({ 'quad.client': principal.kind, 'quad.contract': 'preview' });
    const refusal = await refusalOf(request, principal);
    if (refusal !== null) return refuse(refusal.status, refusal.fault);
    const said = await previews.ask(key, roomRequest(request, principal), goneSignal(reply));
    if ('code' in said) return refuse(said.status, edgeError(said.code, said.message));
    count('quad.gateway.previews', { 'http.response.status_code': said.status });
    return reply.code(said.status).headers(said.headers).send(said.body);
  };
}

/** The platform team and the operator, and vendors whose contract says so. */
function mayPreview(
  request: FastifyRequest,
  principal: Principal,
  { contracts, limits }: { readonly contracts: Contracts; readonly limits: Limits },
): boolean {
  if (principal.kind === 'OPERATOR') return true;
  if (principal.kind === 'PERSON') return scopeOfGrants(principal, 'READ_GRAPH').reach !== 'NONE';
  if (principal.kind !== 'VENDOR') return false;
  const contract = contractOfRequest(request, principal, contracts, true);
  if (contract === null || contract instanceof GraphQLError) return false;
  return limits.contracts?.[contract.name]?.previews === true;
}

/** Of the headers, what says how the answer shall look; of the token, that there is one. */
function roomRequest(request: FastifyRequest, principal: Principal) {
  const { accept, authorization } = request.headers;
  const headers = {
    ...(accept === undefined ? {} : { accept }),
    ...(authorization === undefined ? {} : { authorization: 'checked' }),
  };
  return {
    id: request.id,
    path: request.url,
    headers,
    body: JSON.stringify(request.body ?? null),
    principal,
  };
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
