import autocannon from 'autocannon';
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
}

/** Asks at a rate until `act` is over; a request that waits to be sent counts from when it was due. */
export async function pace(
  { url, answerText }: Contender,
  options: { readonly connections: number; readonly perSecond: number },
  act: () => Promise<void>,
): Promise<Pace> {
  const done = Promise.withResolvers<autocannon.Result>();
  const run = autocannon(
    {
      url,
      method: 'POST',
      headers,
      body,
      connections: options.connections,
      overallRate: options.perSecond,
      duration: 3_600,
      verifyBody: (answered) => String(answered).length === answerText.length,
    },
    (fault, result) => (fault == null ? done.resolve(result) : done.reject(fault)),
  );
  try {
    await act();
  } finally {
    run.stop();
  }
  const result = await done.promise;
  return {
    asked: result.requests.total,
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    longestMs: result.latency.max,
    failed: result.non2xx + result.errors + result.mismatches,
  };
}
