import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Principal } from '@quad/kernel';
import { requestSpan } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { AnswerCache } from '../plan/cache/answer-cache.ts';
import { createContext, type GatewayContext } from '../plan/context.ts';
import type { Contracts } from '../plan/contracts.ts';
import type { Documents } from '../plan/documents.ts';
import type { Executor } from '../plan/executor.ts';
import { edgeError } from '../plan/masking.ts';
import { clientOf } from '../plan/usage/client-of.ts';
import type { Usage } from '../plan/usage/usage.ts';
import type { Previews } from '../previews/previews.ts';
import { operationSignal } from '../transport/operation-signal.ts';
import type { PrincipalKey } from '../trust/keys.ts';
import type { Safelist } from '../trust/safelist/safelist.ts';
import { answerKept } from './answer-kept.ts';
import { createPreviewAnswer, PREVIEW_HEADER } from './answer-preview.ts';
import { refuseGraph } from './answers.ts';
import { type Check, firstRefusal } from './checks/asked.ts';
import { contractOfRequest } from './checks/contract-of-request.ts';
import { type CostCheckOptions, createCostCheck } from './checks/cost.ts';
import { checkContract } from './checks/in-contract.ts';
import { checkIntrospection } from './checks/introspection.ts';
import { takePoints } from './checks/points.ts';
import { operationNameOf, readOperation, variablesOf } from './checks/read-operation.ts';
import { createSafelistCheck } from './checks/safelisted.ts';
import { checkSize } from './checks/size.ts';
import { introspect } from './introspect.ts';

export interface GraphRouteOptions {
  readonly executor: Executor;
  /** How long an operation may take, all of its calls together. */
  readonly operationTimeoutMs: number;
  readonly documents: Documents;
  readonly contracts: Contracts;
  readonly key: PrincipalKey | null;
  /** Counts what is run; null when nobody asks who runs what. */
  readonly usage: Usage | null;
  /** Null for Quad's own services and when the gateway runs alone. */
  readonly limiting: CostCheckOptions | null;
  /** What each client has published; null where nobody is bound to it. */
  readonly safelist: Safelist | null;
  /** Null where no answer is kept. */
  readonly answers: AnswerCache | null;
  /** Graphs that are being worked on; null where none are served. */
  readonly previews: Previews | null;
  /** What is asked before the usual checks. */
  readonly ahead?: readonly Check[];
  readonly principalOf: (request: FastifyRequest) => Principal;
  /** Told after every mutation and before its answer, whatever came of it. */
  readonly afterMutation: (request: FastifyRequest) => Promise<void>;
}

/** `POST /graphql` and, where contracts are served, `POST /graphql/<contract>`. */
export function addGraphRoute(app: FastifyInstance, options: GraphRouteOptions): void {
  const { documents, contracts, limiting, safelist } = options;
  const run = fastifyApolloHandler<GatewayContext>(options.executor.apollo, {
    context: async (request, reply) =>
      createContext({
        principal: options.principalOf(request),
        requestId: request.id,
        signal: operationSignal(reply, options.operationTimeoutMs),
        charge: request.quadCharge,
        place: request.quadPlace,
        sign: options.key === null ? null : options.key.sign,
        ran: counting(request, options),
      }),
  });
  const checks: readonly Check[] = [
    ...(options.ahead ?? []),
    ...(limiting === null || safelist === null ? [] : [createSafelistCheck(safelist, limiting.limits)]),
    ...(limiting === null ? [] : [checkSize, checkIntrospection, createCostCheck(limiting)]),
    checkContract,
    takePoints,
  ];
  const answerPreview = createPreviewAnswer({ ...options, limits: limiting?.limits ?? {} });
  // The handler wants Fastify's own `this`, which a bound call gives it.
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (request.headers[PREVIEW_HEADER] !== undefined) return answerPreview(request, reply);
    const principal = options.principalOf(request);
    const read = readOperation(request, principal, documents, safelist);
    if (read instanceof GraphQLError) return refuseGraph(reply, 400, read);
    if (read === null) return run.call(app, request as never, reply as never);
    const { text, known } = read;
    request.quadOperation = known;
    const contract = contractOfRequest(request, principal, contracts, limiting !== null);
    if (contract instanceof GraphQLError) return refuseGraph(reply, 404, contract);
    requestSpan().set({ 'quad.client': principal.kind, 'quad.contract': contract?.name ?? 'none' });
    const variables = variablesOf(request);
    const operationName = operationNameOf(request);
    const asked = { request, principal, text, known, variables, operationName, contract };
    const refusal = await firstRefusal(checks, asked);
    if (refusal !== null)
      return refuseGraph(reply.headers(refusal.headers ?? {}), refusal.status, refusal.fault);
    if (contract !== null && known.measures.isIntrospectionOnly)
      return introspect(contract, known, request, reply);
    documents.countUse(known, operationName);
    const contractName = contract?.name ?? null;
    const question = {
      principal,
      contract: contractName,
      document: known.document,
      text,
      operationName,
      variables,
    };
    const place = options.answers?.placeOf(question) ?? null;
    const kept = place?.read();
    if (kept !== undefined) {
      counting(request, options)?.(false);
      return answerKept(request, reply, kept);
    }
    if (place !== null) request.quadPlace = place;
    try {
      return await run.call(app, request as never, reply as never);
    } finally {
      if (known.measures.hasMutation) await options.afterMutation(request);
    }
  };
  // A form of another site may post text; the graph reads JSON.
  app.removeContentTypeParser('text/plain');
  app.post('/graphql', answer);
  app.post('/graphql/:contract', answer);
  app.get('/graphql', (_request, reply) => onlyPost(reply));
}

function onlyPost(reply: FastifyReply): FastifyReply {
  void reply.header('allow', 'POST');
  return refuseGraph(reply, 405, edgeError('METHOD_NOT_ALLOWED', 'The graph is asked with POST.'));
}

/** Counts the operation of a request for its client, once it was run. */
function counting(
  request: FastifyRequest,
  { usage, principalOf }: GraphRouteOptions,
): ((hasErrors: boolean) => void) | undefined {
  const { quadOperation: known } = request;
  if (usage === null || known === undefined) return undefined;
  const client = clientOf(principalOf(request), request.headers.authorization !== undefined);
  const { operationName } = request.body as { readonly operationName?: unknown };
  const name = typeof operationName === 'string' && operationName !== '' ? operationName : undefined;
  return (hasErrors) => usage.seen(client, known, name, hasErrors);
}
