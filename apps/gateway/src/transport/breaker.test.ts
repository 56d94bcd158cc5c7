import { afterEach, expect, it } from 'vitest';
import { type Breaker, createBreaker } from './breaker.ts';
import { SubgraphFault, type SubgraphFaultCode } from './subgraph-fault.ts';

let breaker: Breaker | undefined;
afterEach(() => breaker?.close());

function opened(restMs: number) {
  const turns: string[] = [];
  const made = createBreaker({ restMs, onTurn: (state) => turns.push(state) });
  breaker = made;
  const fail = (code: SubgraphFaultCode) =>
    made.run(() => Promise.reject(new SubgraphFault(code, 'no'))).catch((fault: SubgraphFault) => fault.code);
  return { made, turns, fail };
}

it.each<[SubgraphFaultCode, string]>([
  ['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_CIRCUIT_OPEN'],
  ['SUBGRAPH_TIMEOUT', 'SUBGRAPH_CIRCUIT_OPEN'],
  ['SUBGRAPH_FAILED', 'SUBGRAPH_CIRCUIT_OPEN'],
  ['SUBGRAPH_ANSWER_NOT_JSON', 'SUBGRAPH_CIRCUIT_OPEN'],
  ['CLIENT_GONE', 'CLIENT_GONE'],
  ['SUBGRAPH_ANSWER_TOO_LARGE', 'SUBGRAPH_ANSWER_TOO_LARGE'],
])('after twenty times %s the next call meets %s', async (code, then) => {
  const { fail } = opened(60_000);
  for (let i = 0; i < 19; i += 1) expect(await fail(code)).toBe(code);
  expect(await fail(code)).toBe(code);
  expect(await fail(code)).toBe(then);
});

it('stays closed while half of the calls succeed', async () => {
  const { made, fail, turns } = opened(60_000);
  for (let i = 0; i < 30; i += 1) {
    await made.run(async () => 'fine');
    expect(await fail('SUBGRAPH_FAILED')).toBe('SUBGRAPH_FAILED');
  }
  expect(turns).toEqual([]);
});

it('lets one call try after its rest and closes when that succeeds', async () => {
  const { made, fail, turns } = opened(1);
  for (let i = 0; i < 20; i += 1) await fail('SUBGRAPH_FAILED');
  let answer = 'none';
  while (answer === 'none') {
    await new Promise((resolve) => setTimeout(resolve, 1));
    answer = await made.run(async () => 'fine').catch(() => 'none');
  }
  expect(answer).toBe('fine');
  expect(turns).toEqual(['open', 'close']);
});

it('stays closed while connections are refused, so that a restart is seen at once', async () => {
  const { made, turns } = opened(60_000);
  const refused = new SubgraphFault('SUBGRAPH_UNAVAILABLE', 'refused', { isPassing: true, isRefused: true });
  for (let i = 0; i < 30; i += 1) await made.run(() => Promise.reject(refused)).catch(() => undefined);
  expect(await made.run(async () => 'up')).toBe('up');
  expect(turns).toEqual([]);
});
