import { type CliEnv, openGraph } from '@quad/cli';

/** Clients that ask the same again and again. */
export interface Traffic {
  /** Why requests failed; none is wanted. */
  readonly failed: readonly string[];
  /** Waits until each client was answered once more. */
  flows(): Promise<void>;
  stop(): Promise<void>;
}

const CLIENTS = 3;
const REST_MS = 20;

/** Asks as the operator over connections that stay open, as clients do. */
export async function startTraffic(env: CliEnv, query: string): Promise<Traffic> {
  const failed: string[] = [];
  const answered = Array.from({ length: CLIENTS }, () => 0);
  const stopping = new AbortController();
  const clients = answered.map(async (_, index) => {
    const graph = await openGraph(env);
    while (!stopping.signal.aborted) {
      await graph.run(query).catch((fault: unknown) => failed.push(String(fault)));
      answered[index] = (answered[index] ?? 0) + 1;
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
  });
  return {
    failed,
    async flows() {
      const before = [...answered];
      while (answered.some((count, index) => count < (before[index] ?? 0) + 2)) {
        await new Promise((resolve) => setTimeout(resolve, REST_MS));
      }
    },
    async stop() {
      stopping.abort();
      await Promise.all(clients);
    },
  };
}
