import { type CliEnv, openGraph } from '@quad/cli';

interface Feed {
  readonly processes: readonly {
    readonly name: string;
    readonly projections?: readonly { readonly changeVersion: number; readonly lagMs: number | null }[];
  }[];
}

const GIVE_UP_MS = 60_000;

/**
 * Seconds until scheduling's projection has taken in all classes of a district.
 * @param wanted how many classes were imported.
 */
export async function waitForSections(env: CliEnv, wanted: number): Promise<number> {
  const graph = await openGraph(env);
  const from = performance.now();
  for (;;) {
    const answer = await graph.send('/status', { method: 'GET' });
    const status = JSON.parse(answer.text) as Feed;
    const projection = status.processes.find(({ name }) => name === 'scheduling')?.projections?.[0];
    if (
      projection !== undefined &&
      projection.changeVersion >= wanted &&
      projection.lagMs !== null &&
      projection.lagMs < 1_000
    ) {
      return (performance.now() - from) / 1000;
    }
    if (performance.now() - from > GIVE_UP_MS)
      throw new Error(`Scheduling did not take in ${wanted} classes within ${GIVE_UP_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
