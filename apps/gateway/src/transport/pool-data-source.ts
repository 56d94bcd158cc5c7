import type { GraphQLDataSource } from '@apollo/gateway';
import { PRINCIPAL_HEADER, REQUEST_ID_HEADER } from '@quad/subgraph-kit';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { type Dispatcher, errors, Pool } from 'undici';
import type { GatewayContext } from '../plan/context.ts';

type ProcessOptions = Parameters<GraphQLDataSource<GatewayContext>['process']>[0];
type SubgraphAnswer = Awaited<ReturnType<GraphQLDataSource<GatewayContext>['process']>>;

export interface PoolDataSource extends GraphQLDataSource<GatewayContext> {
  close(): Promise<void>;
}

const CONNECTIONS = 32;
const KEEP_ALIVE_MS = 10_000;
/** No connection was made, or it broke before an answer began: asking again is worth it. */
const CONNECTION_FAULTS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * Asks one subgraph over kept-alive connections. Queries are asked once more when the connection
 * fails, mutations never. What goes wrong on the way becomes a GraphQL error with the code
 * `SUBGRAPH_UNAVAILABLE` and the subgraph's name; addresses and bodies go to the log alone.
 */
export function createPoolDataSource(options: {
  readonly name: string;
  readonly url: string;
  readonly timeoutMs: number;
  readonly logger: Logger;
}): PoolDataSource {
  const { origin, pathname, search } = new URL(options.url);
  const path = `${pathname}${search}`;
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectTimeout: options.timeoutMs,
    headersTimeout: options.timeoutMs,
    bodyTimeout: options.timeoutMs,
  });

  async function ask(
    body: string,
    headers: Record<string, string>,
    signal: AbortSignal | null,
  ): Promise<unknown> {
    const answer = await pool.request({ method: 'POST', path, headers, body, signal });
    return readAnswer(answer);
  }

  return {
    async process(request) {
      const { context } = request;
      const query = request.request.query ?? '';
      const isMutation = query.startsWith('mutation');
      const headers = await headersOf(context);
      const body = JSON.stringify({
        query,
        variables: request.request.variables,
        operationName: request.request.operationName,
      });
      // A mutation that is under way is not cut off when its client goes: its effect is wanted.
      const signal = isMutation ? null : (context.signal ?? null);
      try {
        try {
          return graphAnswer(await ask(body, headers, signal));
        } catch (fault) {
          if (isMutation || !isConnectionFault(fault)) throw fault;
          return graphAnswer(await ask(body, headers, signal));
        }
      } catch (cause) {
        const isAborted = signal?.aborted === true;
        options.logger[isAborted ? 'debug' : 'warn'](
          { err: cause, subgraph: options.name, requestId: context.requestId },
          isAborted ? 'the client went away' : 'subgraph call failed',
        );
        throw unavailable(options.name, isMutation, request);
      }
    },
    close: () => pool.close(),
  };
}

async function headersOf(context: Partial<GatewayContext>): Promise<Record<string, string>> {
  const signed = await context.signedPrincipal?.();
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(context.requestId === undefined ? {} : { [REQUEST_ID_HEADER]: context.requestId }),
    ...(signed === undefined || signed === null ? {} : { [PRINCIPAL_HEADER]: signed }),
  };
}

async function readAnswer(answer: Dispatcher.ResponseData): Promise<unknown> {
  const text = await answer.body.text();
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(
      `Status ${answer.statusCode} with a body of ${text.length} characters that is not JSON.`,
      { cause },
    );
  }
}

function graphAnswer(body: unknown): SubgraphAnswer {
  const isAnswer = typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);
  if (!isAnswer) throw new Error('The body is JSON, but neither data nor errors of a graph.');
  return body as SubgraphAnswer;
}

function isConnectionFault(fault: unknown): boolean {
  if (fault instanceof errors.SocketError) return true;
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  if (typeof code === 'string') return CONNECTION_FAULTS.has(code);
  return fault instanceof AggregateError && fault.errors.some(isConnectionFault);
}

function unavailable(name: string, isMutation: boolean, request: ProcessOptions): GraphQLError {
  const after = isMutation
    ? 'whether it took the change is not known; look before repeating it.'
    : 'what other sides know is answered; ask again later.';
  const at = 'pathInIncomingRequest' in request ? request.pathInIncomingRequest : undefined;
  return new GraphQLError(`${name} is not available now; ${after}`, {
    ...(at === undefined || at.length === 0 ? {} : { path: at.filter((part) => part !== '@') }),
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: name },
  });
}
