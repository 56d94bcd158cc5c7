import { text } from 'node:stream/consumers';
import { createLogger } from '@quad/subgraph-kit';
import { setTelemetryOff } from './env.ts';
import { parseSupergraph } from './plan/supergraph.ts';

/**
 * Says whether this gateway can run a supergraph: reads SDL from standard input, loads it as a start would, and prints
 * `{ "refusals": [sentence] }`, empty when it can. The registry asks it before it publishes a version.
 */
async function refusalsOf(sdl: string): Promise<readonly string[]> {
  setTelemetryOff();
  const { createExecutor } = await import('./plan/executor.ts');
  const { cutContracts } = await import('./plan/contracts.ts');
  try {
    const supergraph = parseSupergraph(sdl, 'standard input');
    const executor = await createExecutor({
      supergraph,
      subgraphs: new Map(),
      asking: { timeoutMs: 10_000, isShared: false },
      logger: createLogger('prove', 'silent'),
      hasCsrfPrevention: true,
    });
    try {
      cutContracts(executor.apiSchema, supergraph.document);
    } finally {
      await executor.close();
    }
    return [];
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  }
}

process.stdout.write(`${JSON.stringify({ refusals: await refusalsOf(await text(process.stdin)) })}\n`);
