import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { ComparePlans, Runtime } from '../domain/ports.ts';

const answerShape = z.object({ refusals: z.array(z.string()) });

const sizeShape = z.object({ fetches: z.number(), hops: z.number() }).nullable();
const plansShape = z.object({
  plans: z.array(z.object({ id: z.string(), before: sizeShape, after: sizeShape })),
});

const PROVE_WITHIN_MS = 60_000;

/**
 * Asks the gateway's own program whether it can run a supergraph. It is a process of its own because the gateway's
 * planner is of another licence, which only the gateway carries, and because what it loads may block or crash.
 * @param program the file of that program: it reads SDL from standard input and prints `{ "refusals": [] }`.
 */
export function createGatewayProof(program: string): Runtime {
  return {
    refusals: async (supergraph) => (await answerOf(program, [], supergraph, answerShape)).refusals,
  };
}

/**
 * Asks the same program, with the word `plans`, what operations take to be answered.
 * @param onFault told why nothing could be compared: that alone is no reason to refuse a check.
 */
export function createPlanComparison(program: string, onFault: (cause: unknown) => void): ComparePlans {
  return async (before, after, operations) => {
    const input = JSON.stringify({ before, after, operations });
    try {
      return (await answerOf(program, ['plans'], input, plansShape)).plans;
    } catch (cause) {
      onFault(cause);
      return null;
    }
  };
}

async function answerOf<Shape extends z.ZodType>(
  program: string,
  words: readonly string[],
  input: string,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const child = spawn(process.execPath, [program, ...words], {
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: PROVE_WITHIN_MS,
    killSignal: 'SIGKILL',
  });
  // A program that ends before it has read all is told of below, by what it printed.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const answer = shape.safeParse(said.startsWith('{') ? JSON.parse(said) : undefined);
  if (answer.success) return answer.data;
  throw new Error(
    `The gateway's program ${program} gave no answer about a supergraph; is QUAD_GATEWAY_PROOF right? It said: ${complained.slice(0, 2_000)}`,
  );
}
