import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Principal } from '@quad/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { execute, GraphQLError, validate } from 'graphql';
import { askedRows } from '../plan/asked-rows.ts';
import { createContext, type GatewayContext } from '../plan/context.ts';
import {
  type Contract,
  type ContractName,
  type Contracts,
  contractFault,
  isContractName,
} from '../plan/contracts.ts';
import type { Documents, KnownDocument } from '../plan/documents.ts';
import type { Executor } from '../plan/executor.ts';
import { rowsFault, sizeFault } from '../plan/limits.ts';
import { edgeError } from '../plan/masking.ts';
import type { PrincipalKey } from '../trust/keys.ts';
import { graphMediaType, refuseGraph } from './answers.ts';

export interface GraphRouteOptions {
  readonly executor: Executor;
  readonly documents: Documents;
  readonly contracts: Contracts;
  readonly key: PrincipalKey | null;
  /** Off for Quad's own services and when the gateway runs alone. */
  readonly hasLimits: boolean;
  readonly principalOf: (request: FastifyRequest) => Principal;
  /** Told after every mutation, whatever came of it. */
  readonly afterMutation: () => void;
}

/** `POST /graphql` and, where contracts are served, `POST /graphql/<contract>`. */
export function addGraphRoute(app: FastifyInstance, options: GraphRouteOptions): void {
  const run = fastifyApolloHandler<GatewayContext>(options.executor.apollo, {
    context: async (request, reply) =>
      createContext({
        principal: options.principalOf(request),
        requestId: request.id,
        signal: signalOf(reply),
        sign: options.key === null ? null : options.key.sign,
      }),
  });
  // The handler wants Fastify's own `this`, which a bound call gives it.
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const known = readOperation(request, options);
    if (known instanceof GraphQLError) return refuseGraph(reply, 400, known);
    if (known === null) return run.call(app, request as never, reply as never);
    const contract = contractOf(request, options);
    if (contract instanceof GraphQLError) return refuseGraph(reply, 404, contract);
    const fault = await refusalOf(known, contract, request, options);
    if (fault !== null) return refuseGraph(reply, 400, fault);
    if (contract !== null && known.measures.isIntrospectionOnly)
      return introspect(contract, known, request, reply);
    if (known.measures.hasMutation) reply.raw.once('close', options.afterMutation);
    return run.call(app, request as never, reply as never);
  };
  app.post('/graphql', answer);
  app.post('/graphql/:contract', answer);
  app.get('/graphql', (_request, reply) => onlyPost(reply));
}

function onlyPost(reply: FastifyReply): FastifyReply {
  void reply.header('allow', 'POST');
  return refuseGraph(reply, 405, edgeError('METHOD_NOT_ALLOWED', 'The graph is asked with POST.'));
}

/** The operation of a request; null when its body is for Apollo Server to refuse in its own words. */
function readOperation(
  request: FastifyRequest,
  options: GraphRouteOptions,
): KnownDocument | GraphQLError | null {
  const { body } = request;
  if (Array.isArray(body)) {
    return edgeError(
      'BATCHING_NOT_SUPPORTED',
      'One operation per request; send several requests instead of a list.',
    );
  }
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string')
    return null;
  return options.documents.read(body.query);
}

/** The contract that binds a request: the one of its path, or a vendor's; null for the whole graph. */
function contractOf(request: FastifyRequest, options: GraphRouteOptions): Contract | GraphQLError | null {
  const { contract: named } = request.params as { readonly contract?: string };
  const ofPrincipal: ContractName | undefined =
    options.principalOf(request).kind === 'VENDOR' ? 'partner' : undefined;
  const name = named ?? ofPrincipal;
  if (name === undefined) return null;
  const contract = isContractName(name) ? options.contracts.get(name) : undefined;
  return (
    contract ??
    edgeError(
      'CONTRACT_UNKNOWN',
      `There is no contract "${name}" on this graph; ask /graphql/partner or /graphql.`,
    )
  );
}

async function refusalOf(
  known: KnownDocument,
  contract: Contract | null,
  request: FastifyRequest,
  options: GraphRouteOptions,
): Promise<GraphQLError | null> {
  if (options.hasLimits) {
    const size = sizeFault(known.measures) ?? rowsFault(askedRows(known.document, variablesOf(request)));
    if (size !== null) return size;
    if (known.measures.hasIntrospection && options.principalOf(request).kind === 'PUBLIC') {
      return edgeError(
        'INTROSPECTION_DISABLED',
        'Introspection is for those who are signed in; sign in or send a token.',
      );
    }
  }
  if (contract === null) return null;
  if (known.measures.hasIntrospection && !known.measures.isIntrospectionOnly) {
    return edgeError('INTROSPECTION_NOT_ALONE', 'Ask for __schema and __type in an operation of their own.');
  }
  return contractFault(contract, known);
}

/** The variables of a request; none when they are of a form that is refused later. */
function variablesOf({ body }: FastifyRequest): Readonly<Record<string, unknown>> {
  if (typeof body !== 'object' || body === null || !('variables' in body)) return {};
  const { variables } = body;
  return typeof variables === 'object' && variables !== null ? { ...variables } : {};
}

/** Introspection of a contract answers its cut schema, which the executor does not know. */
async function introspect(
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

function signalOf(reply: FastifyReply): AbortSignal {
  const abort = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) abort.abort();
  });
  return abort.signal;
}
