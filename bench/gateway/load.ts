import autocannon from 'autocannon';
import { body, type Contender, headers } from './contenders.ts';
import { cpuSeconds } from './cpu-time.ts';

/** What one gateway did in one stretch of load. */
export interface Stretch {
  readonly perSecond: number;
  readonly perCpuSecond: number;
  readonly p99Ms: number;
  /** Answers that were not the whole one. */
  readonly wrong: number;
}

/** Asks one gateway for some seconds; as fast as it answers, or at a rate. */
export async function load(
  { url, pid, answerText, headers: own }: Contender,
  options: { readonly seconds: number; readonly connections: number; readonly perSecond?: number },
): Promise<Stretch> {
  const before = cpuSeconds(pid);
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { ...headers, ...own },
    body,
    connections: options.connections,
    duration: options.seconds,
    ...(options.perSecond === undefined ? {} : { overallRate: options.perSecond }),
    verifyBody: (answered) => String(answered).length === answerText.length,
  });
  const cpu = cpuSeconds(pid) - before;
  return {
    perSecond: result['2xx'] / result.duration,
    perCpuSecond: result['2xx'] / cpu,
    p99Ms: result.latency.p99,
    wrong: result.non2xx + result.errors + result.mismatches,
  };
}
