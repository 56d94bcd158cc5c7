import { SubgraphFault } from './subgraph-fault.ts';

/** Runs with a limit: waiting for a connection, both tries and reading count together. */
export async function withDeadline<Answer>(
  timeoutMs: number,
  stop: AbortController,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const timer = setTimeout(
    () => stop.abort(new SubgraphFault('SUBGRAPH_TIMEOUT', `No whole answer within ${timeoutMs} ms.`)),
    timeoutMs,
  );
  try {
    return await run();
  } finally {
    clearTimeout(timer);
  }
}
