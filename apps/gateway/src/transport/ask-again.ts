import { SubgraphFault } from './subgraph-fault.ts';

/** Asks, and once more when the first try did not reach the subgraph itself; for queries alone. */
export async function askAgain<Answer>(ask: () => Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  try {
    return await ask();
  } catch (fault) {
    if (signal.aborted || !(fault instanceof SubgraphFault) || !fault.isPassing) throw fault;
    return ask();
  }
}
