import type { IncomingHttpHeaders } from 'node:http';
import { type Dispatcher, errors, Pool } from 'undici';
import { SubgraphFault } from './subgraph-fault.ts';

/** What came back over HTTP, whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly text: string;
}

export interface HttpCall {
  /**
   * Posts a body and reads the answer.
   * @throws SubgraphFault when the connection fails or the answer is too large; the signal's reason when it fires.
   */
  post(body: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<HttpAnswer>;
  close(): Promise<void>;
}

const CONNECTIONS = 32;
const KEEP_ALIVE_MS = 10_000;
/** No connection was made, or it broke before an answer was whole: asking again is worth it. */
const CONNECTION_FAULTS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Kept-alive connections to one address. How long an answer may take is the signal's affair. */
export function createHttpCall(options: {
  readonly url: string;
  readonly connectTimeoutMs: number;
  readonly maxAnswerBytes: number;
}): HttpCall {
  const { origin, pathname, search } = new URL(options.url);
  const path = `${pathname}${search}`;
  const pool = new Pool(origin, {
    connections: CONNECTIONS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectTimeout: options.connectTimeoutMs,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return {
    post: (body, headers, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason);
        pool.dispatch(
          { method: 'POST', path, headers, body },
          readWhole(signal, options.maxAnswerBytes, resolve, reject),
        );
      }),
    close: () => pool.close(),
  };
}

/** Reads an answer as undici hands it over: without a stream, which would cost a third of a call. */
function readWhole(
  signal: AbortSignal,
  maxBytes: number,
  resolve: (answer: HttpAnswer) => void,
  reject: (fault: unknown) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let size = 0;
  let status = 0;
  let headers: IncomingHttpHeaders = {};
  let running: Dispatcher.DispatchController | undefined;
  const stop = () => {
    // A call that still waits for a connection is dropped when its turn comes.
    running?.abort(signal.reason);
    reject(signal.reason);
  };
  signal.addEventListener('abort', stop, { once: true });
  return {
    onRequestStart(controller) {
      running = controller;
      if (signal.aborted) controller.abort(signal.reason);
    },
    onResponseStart(_controller, statusCode, answered) {
      status = statusCode;
      headers = answered;
    },
    onResponseData(controller, chunk) {
      size += chunk.length;
      if (size > maxBytes) {
        controller.abort(
          new SubgraphFault('SUBGRAPH_ANSWER_TOO_LARGE', `The answer is longer than ${maxBytes} bytes.`),
        );
      } else chunks.push(chunk);
    },
    onResponseEnd() {
      signal.removeEventListener('abort', stop);
      const [first] = chunks;
      const text = chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks);
      resolve({ status, contentType: headers['content-type'], text: text.toString('utf8') });
    },
    onResponseError(_controller, cause) {
      signal.removeEventListener('abort', stop);
      if (cause instanceof SubgraphFault) return reject(cause);
      const isPassing = isConnectionFault(cause);
      const message = isPassing ? 'The connection failed.' : 'The call failed.';
      reject(
        new SubgraphFault('SUBGRAPH_UNAVAILABLE', message, { cause, isPassing, isRefused: isRefusal(cause) }),
      );
    },
  };
}

function isRefusal(fault: unknown): boolean {
  if (fault instanceof AggregateError) return fault.errors.every(isRefusal);
  return fault instanceof Error && 'code' in fault && fault.code === 'ECONNREFUSED';
}

function isConnectionFault(fault: unknown): boolean {
  if (fault instanceof errors.SocketError) return true;
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  if (typeof code === 'string') return CONNECTION_FAULTS.has(code);
  return fault instanceof AggregateError && fault.errors.some(isConnectionFault);
}
