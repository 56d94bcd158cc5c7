import { inSpan, isTelemetryOn, measure, secondsSince } from '@quad/subgraph-kit';
import { faultCodeOf } from './subgraph-fault.ts';

/** A call to a subgraph as a span, and as a number by what came of it. */
export async function observeCall<Answer>(name: string, call: () => Promise<Answer>): Promise<Answer> {
  if (!isTelemetryOn()) return call();
  const beganAtMs = performance.now();
  let code = 'OK';
  try {
    return await inSpan(`ask ${name}`, { kind: 'client', facts: { 'quad.subgraph': name } }, call);
  } catch (cause) {
    code = faultCodeOf(cause);
    throw cause;
  } finally {
    measure('quad.gateway.subgraph.duration', secondsSince(beganAtMs), {
      'quad.subgraph': name,
      'quad.code': code,
    });
  }
}
