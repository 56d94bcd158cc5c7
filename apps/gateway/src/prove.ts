import { text } from 'node:stream/consumers';
import { createLogger } from '@quad/subgraph-kit';
import type { PlanChange } from './plan/plan-sizes.ts';
import { parseSupergraph } from './plan/supergraph.ts';

/**
 * Says whether this gateway can run a supergraph: reads SDL from standard input, loads it as a start would, and prints
 * `{ "refusals": [sentence] }`, empty when it can. The registry asks it before it publishes a version.
 */
async function refusalsOf(sdl: string): Promise<readonly string[]> {
  const { createExecutor } = await import('./plan/executor.ts');
  const { cutContracts } = await import('./plan/contracts.ts');
  try {
    const supergraph = parseSupergraph(sdl, 'standard input');
    const executor = await createExecutor({
      supergraph,
      subgraphs: new Map(),
      asking: { timeoutMs: 10_000, operationTimeoutMs: 10_000, isShared: false },
      logger: createLogger('prove', 'silent'),
      hasCsrfPrevention: true,
    });
    try {
      cutContracts(executor.apiSchema, supergraph);
    } finally {
      await executor.close();
    }
    return [];
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  }
}

/** With the word `plans`: `{ before, after, operations }` from standard input, and `{ "plans": [] }` printed. */
async function plansOf(wish: string): Promise<readonly PlanChange[]> {
  const { planChanges } = await import('./plan/plan-sizes.ts');
  return planChanges(JSON.parse(wish) as Parameters<typeof planChanges>[0]);
}

const input = await text(process.stdin);
const answer =
  process.argv[2] === 'plans' ? { plans: await plansOf(input) } : { refusals: await refusalsOf(input) };
process.stdout.write(`${JSON.stringify(answer)}\n`);
