import { Worker } from 'node:worker_threads';

export interface HighsAnswer {
  /** HiGHS's own word: `Optimal`, `Time limit reached`; `Killed` where it went on for twice its time. */
  readonly status: string;
  /** Variables that are one in the best answer found; empty where none was. */
  readonly ones: ReadonlySet<number>;
  readonly seconds: number;
}

/** Solves a program in a thread of its own, which is ended where HiGHS does not keep its time limit. */
export async function solveByHighs(lp: string, limitSeconds: number): Promise<HighsAnswer> {
  const started = performance.now();
  const thread = new Worker(new URL('./highs-thread.ts', import.meta.url), {
    workerData: { lp, limitSeconds },
  });
  let late: NodeJS.Timeout | undefined;
  try {
    const { status, ones } = await new Promise<{ status: string; ones: readonly number[] }>(
      (resolve, reject) => {
        thread.once('message', resolve);
        thread.once('error', reject);
        late = setTimeout(() => resolve({ status: 'Killed', ones: [] }), 2000 * limitSeconds);
      },
    );
    return { status, ones: new Set(ones), seconds: (performance.now() - started) / 1000 };
  } finally {
    clearTimeout(late);
    await thread.terminate();
  }
}
