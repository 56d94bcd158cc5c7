import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { body, type Contender, headers } from '../gateway/contenders.ts';

/** What clients met while something was done. */
export interface Pace {
  readonly asked: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** Everything but the whole answer. */
  readonly failed: number;
  /** How often a connection was opened. */
  readonly connected: number;
}

const LOOK_EVERY_MS = 2;
const ANSWERED_WITHIN_MS = 10_000;

/**
 * Asks at even distances of time until `act` is over, each time on the connection that has rested longest; where none
 * rests, the request waits, and counts from when it was due. A connection of which the gateway says that it closes is
 * opened anew, as every client of HTTP does; what fails is asked once only. (autocannon sends on into the connection that
 * closes, and takes each later answer on it for that of the request before: a server that answers within 5 ms and closes
 * every eighth connection has a p50 of half a second there.)
 */
export async function pace(
  { url, answerText }: Contender,
  options: { readonly connections: number; readonly perSecond: number },
  act: () => Promise<void>,
): Promise<Pace> {
  const resting = Array.from({ length: options.connections }, () => new Agent(ONE_CONNECTION));
  const all = [...resting];
  const due: number[] = [];
  const tookMs: number[] = [];
  const underWay = new Set<Promise<void>>();
  let failed = 0;
  let connected = 0;
  const beganMs = performance.now();
  let asked = 0;

  async function ask(connection: Agent, dueMs: number): Promise<void> {
    const { answer, isReused } = await post(url, connection);
    if (!isReused) connected += 1;
    if (answer?.length === answerText.length) tookMs.push(performance.now() - dueMs);
    else failed += 1;
    resting.push(connection);
    send();
  }

  function send(): void {
    while (due.length > 0) {
      const connection = resting.shift();
      if (connection === undefined) return;
      const asking = ask(connection, due.shift() ?? performance.now());
      underWay.add(asking);
      void asking.then(() => underWay.delete(asking));
    }
  }

  function look(): void {
    for (;;) {
      const dueMs = beganMs + (asked * 1_000) / options.perSecond;
      if (dueMs > performance.now()) break;
      due.push(dueMs);
      asked += 1;
    }
    send();
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  try {
    await act();
  } finally {
    clearInterval(timer);
    while (due.length > 0 || underWay.size > 0) await Promise.race(underWay);
    for (const connection of all) connection.destroy();
  }
  const seconds = (performance.now() - beganMs) / 1_000;
  const sorted = tookMs.toSorted((a, b) => a - b);
  const within = (part: number) => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.POSITIVE_INFINITY;
  return {
    asked,
    perSecond: tookMs.length / seconds,
    p50Ms: within(0.5),
    p99Ms: within(0.99),
    longestMs: within(1),
    failed,
    connected,
  };
}

const ONE_CONNECTION = { keepAlive: true, maxSockets: 1 };

/** One question; its answer is null where none came whole. */
function post(
  url: string,
  agent: Agent,
): Promise<{ readonly answer: string | null; readonly isReused: boolean }> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const signal = AbortSignal.timeout(ANSWERED_WITHIN_MS);
  const asking = request(url, { method: 'POST', headers, agent, signal }, (response: IncomingMessage) => {
    if (response.statusCode !== 200) {
      response.resume();
      resolve(null);
    } else text(response).then(resolve, () => resolve(null));
  });
  asking.once('error', () => resolve(null)).end(body);
  return promise.then((answer) => ({ answer, isReused: asking.reusedSocket }));
}
