import { count, gauge, PRINCIPAL_HEADER, REQUEST_ID_HEADER, traceHeaders } from '@quad/subgraph-kit';
import type { Logger } from 'pino';
import type { GatewayContext } from '../plan/context.ts';
import type { Subgraph, SubgraphAnswer, SubgraphCall } from '../plan/execution/subgraph-call.ts';
import { askAgain } from './ask-again.ts';
import { createBreaker } from './breaker.ts';
import { withDeadline } from './deadline.ts';
import { type Depart, type Flights, flyAlone } from './flights.ts';
import { readGraphAnswer } from './graph-answer.ts';
import { createHttpCall } from './http-call.ts';
import { observeCall } from './observe-calls.ts';
import { faultCodeOf } from './subgraph-fault.ts';

export interface SubgraphSource extends Subgraph {
  close(): Promise<void>;
}

/** An answer that several may take: an execution writes into what it is given, so each has one of its own. */
export interface SharedAnswer {
  take(): SubgraphAnswer;
}

const MAX_ANSWER_BYTES = 32 * 1_048_576;
const BREAKER_REST_MS = 500;

/**
 * Asks one subgraph. Queries are asked once more when a connection fails and are given up when their
 * client goes; identical ones of one principal share a call. None of that holds for mutations. What
 * goes wrong is thrown as a `SubgraphFault`; its cause goes to the log alone.
 */
export function createSubgraphSource(options: {
  readonly name: string;
  readonly url: string;
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** Calls under way of all subgraphs, for sharing; null when each is made for itself. */
  readonly flights: Flights<SharedAnswer> | null;
  readonly maxAnswerBytes?: number;
}): SubgraphSource {
  const { name, timeoutMs, logger, flights } = options;
  const http = createHttpCall({
    url: options.url,
    connectTimeoutMs: timeoutMs,
    maxAnswerBytes: options.maxAnswerBytes ?? MAX_ANSWER_BYTES,
  });
  const breaker = createBreaker({
    restMs: BREAKER_REST_MS,
    onTurn(state) {
      logger.warn({ subgraph: name }, state === 'open' ? 'circuit opened' : 'circuit closed');
      gauge('quad.gateway.breaker.open', state === 'open' ? 1 : 0, { 'quad.subgraph': name });
    },
  });

  function departing(isQuery: boolean, body: string, headers: Record<string, string>): Depart<SharedAnswer> {
    return (stop) =>
      breaker.run(() =>
        withDeadline(timeoutMs, stop, () => {
          const ask = async () => shared(await http.post(body, headers, stop.signal));
          return isQuery ? askAgain(ask, stop.signal) : ask();
        }),
      );
  }

  /** The subgraph sees the leader's id alone; this line finds whom its log speaks of besides. */
  function follow(requestId: string, leader: string | undefined): void {
    count('quad.gateway.subgraph.shared', { 'quad.subgraph': name });
    logger.info({ subgraph: name, requestId, follows: leader }, 'shared a call of another request');
  }

  async function asked({ context, body, isQuery }: SubgraphCall): Promise<SharedAnswer> {
    const depart = departing(isQuery, body, await headersOf(context));
    if (!isQuery) {
      // Not cut off when its client goes, because its effect is wanted.
      return flyAlone(depart, null).finally(() => flights?.forget());
    }
    const client = context.signal ?? null;
    if (flights === null) return flyAlone(depart, client);
    // The forwarded headers are made from the principal and the request's id, which changes no answer.
    return flights.join(`${name}\n${JSON.stringify(context.principal)}\n${body}`, depart, {
      requestId: context.requestId,
      client,
      onFollow: (leader) => follow(context.requestId, leader),
    });
  }

  return {
    async ask(call) {
      try {
        return (await observeCall(name, () => asked(call))).take();
      } catch (cause) {
        const code = faultCodeOf(cause);
        const isQuiet =
          code === 'CLIENT_GONE' || code === 'OPERATION_TIMEOUT' || code === 'SUBGRAPH_CIRCUIT_OPEN';
        logger[isQuiet ? 'debug' : 'warn'](
          { err: cause, code, subgraph: name, requestId: call.context.requestId },
          'subgraph call failed',
        );
        throw cause;
      }
    },
    async close() {
      breaker.close();
      await http.close();
    },
  };
}

function shared(answer: Parameters<typeof readGraphAnswer>[0]): SharedAnswer {
  let first: SubgraphAnswer | undefined = readGraphAnswer(answer);
  return {
    take() {
      const body = first ?? readGraphAnswer(answer);
      first = undefined;
      return body;
    },
  };
}

async function headersOf(context: GatewayContext): Promise<Record<string, string>> {
  const signed = await context.signedPrincipal();
  return {
    'content-type': 'application/json',
    accept: 'application/json',
    ...traceHeaders(),
    [REQUEST_ID_HEADER]: context.requestId,
    ...(signed === null ? {} : { [PRINCIPAL_HEADER]: signed }),
  };
}
