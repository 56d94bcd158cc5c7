import type { WorkerProcess } from './worker-process.ts';

/** Workers that are done with one supergraph and may be given another: what V8 made of the program is still there. */
export interface Spares {
  /**
   * A worker without a supergraph: one that is idle; else, where some are about to be, the first that is; else, or when
   * that takes too long, a new one.
   */
  take(isOneExpected: boolean): Promise<WorkerProcess>;
  /** It is idle now; kept for a while, or ended when there are enough. */
  keep(worker: WorkerProcess): void;
  /** It has ended. */
  forget(worker: WorkerProcess): void;
  end(): void;
}

/** Teams often publish one after the other; after that the memory is worth more than the second. */
const KEPT_MS = 60_000;
/** Longer than idle connections are kept by a worker that goes. */
const EXPECTED_WITHIN_MS = 6_000;

export function createSpares(options: {
  readonly start: () => WorkerProcess;
  /** So many are kept. */
  readonly most: number;
  readonly keptMs?: number;
  readonly expectedWithinMs?: number;
}): Spares {
  const { start, most, keptMs = KEPT_MS, expectedWithinMs = EXPECTED_WITHIN_MS } = options;
  const idle = new Map<WorkerProcess, NodeJS.Timeout>();
  const waiting = new Set<(worker: WorkerProcess | null) => void>();

  function remove(worker: WorkerProcess): void {
    clearTimeout(idle.get(worker));
    idle.delete(worker);
  }

  async function next(): Promise<WorkerProcess | null> {
    const { promise, resolve } = Promise.withResolvers<WorkerProcess | null>();
    const timer = setTimeout(() => resolve(null), expectedWithinMs);
    waiting.add(resolve);
    const worker = await promise;
    clearTimeout(timer);
    waiting.delete(resolve);
    return worker;
  }

  return {
    async take(isOneExpected) {
      const [first] = idle.keys();
      if (first !== undefined) {
        remove(first);
        return first;
      }
      return (isOneExpected ? await next() : null) ?? start();
    },
    keep(worker) {
      const [first] = waiting;
      if (first !== undefined) {
        waiting.delete(first);
        first(worker);
        return;
      }
      if (idle.size >= most) return worker.end();
      const timer = setTimeout(() => {
        remove(worker);
        worker.end();
      }, keptMs);
      timer.unref();
      idle.set(worker, timer);
    },
    forget: remove,
    end() {
      for (const worker of [...idle.keys()]) {
        remove(worker);
        worker.end();
      }
      for (const resolve of waiting) resolve(null);
    },
  };
}
