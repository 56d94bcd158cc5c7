import { type Handover, nothingToHandOver } from './messages.ts';
import type { Published } from './published.ts';
import type { WorkerProcess } from './worker-process.ts';

/** The workers that answer on one supergraph. */
export interface Generation {
  readonly published: Published;
  readonly workers: WorkerProcess[];
}

/** Makes workers healthy on a supergraph; one that does not become so is ended. */
export interface Raising {
  /** One more for a generation, or in place of one of it. @throws Error with the sentence why it does not come up. */
  another(generation: Generation): Promise<WorkerProcess>;
  /** A generation that takes over from the one before. @throws Error with the sentence why it does not come up. */
  generation(published: Published, first: WorkerProcess, before: Generation | null): Promise<Generation>;
}

export function createRaising(options: {
  /** How many workers a generation has. */
  readonly processes: number;
  /** How browsers reach the public port; known once it is bound. */
  readonly publicUrl: () => string;
  /** A worker that serves nobody. */
  readonly someone: () => Promise<WorkerProcess>;
  /** While others answer, whoever comes up gives way to them. */
  readonly isAnswering: () => boolean;
}): Raising {
  const { processes, publicUrl, someone, isAnswering } = options;

  async function raise(worker: WorkerProcess, { sdl, source }: Published, handover: Handover) {
    try {
      worker.giveWay(isAnswering());
      await worker.build({ sdl, source, publicUrl: publicUrl(), handover });
      worker.giveWay(false);
      return worker;
    } catch (cause) {
      worker.kill();
      throw cause;
    }
  }

  const handoverOf = async (generation: Generation | null) =>
    (await generation?.workers[0]?.handOver()) ?? nothingToHandOver;

  return {
    async another(generation) {
      const handover = await handoverOf(generation);
      return raise(await someone(), generation.published, handover);
    },
    async generation(published, first, before) {
      const workers: WorkerProcess[] = [];
      const handover = await handoverOf(before);
      try {
        // One after the other: the generation that serves needs the processors too.
        workers.push(await raise(first, published, handover));
        while (workers.length < processes) workers.push(await raise(await someone(), published, handover));
        if (workers.some((worker) => worker.hasEnded()))
          throw new Error('A worker ended while others came up.');
        return { published, workers };
      } catch (cause) {
        for (const worker of workers) worker.kill();
        throw cause;
      }
    },
  };
}
