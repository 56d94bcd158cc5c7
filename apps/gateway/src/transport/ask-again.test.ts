import { expect, it } from 'vitest';
import { askAgain } from './ask-again.ts';
import { SubgraphFault } from './subgraph-fault.ts';

const passing = new SubgraphFault('SUBGRAPH_UNAVAILABLE', 'broke', { isPassing: true });
const lasting = new SubgraphFault('SUBGRAPH_FAILED', 'status 500');

it.each<[string, (Error | string)[], boolean, number, string]>([
  ['a connection that breaks once', [passing, 'fine'], false, 2, 'fine'],
  ['a connection that breaks twice', [passing, passing, 'fine'], false, 2, 'broke'],
  ['a subgraph that failed itself', [lasting, 'fine'], false, 1, 'status 500'],
  ['an unknown fault', [new Error('bug'), 'fine'], false, 1, 'bug'],
  ['a call that was given up', [passing, 'fine'], true, 1, 'broke'],
])('for %s', async (_what, answers, isStopped, asked, outcome) => {
  let count = 0;
  const ask = async () => {
    const answer = answers[count];
    count += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const signal = isStopped ? AbortSignal.abort() : new AbortController().signal;
  const got = await askAgain(ask, signal).catch((fault: Error) => fault.message);
  expect(got).toBe(outcome);
  expect(count).toBe(asked);
});
