import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { added, type BrokenCounts } from '../plan/broken-counts.ts';
import { sentenceOf } from './follow.ts';
import { type GraphStatus, nothingServed } from './graph-status.ts';
import { createHeld } from './held.ts';
import { type DrainOrder, type Handover, nothingToHandOver, type Side } from './messages.ts';
import type { Published } from './published.ts';
import type { WorkerEvents, WorkerProcess } from './worker-process.ts';

/** The workers that answer on one supergraph. */
interface Generation {
  readonly published: Published;
  readonly workers: WorkerProcess[];
}

export interface Generations extends WorkerEvents {
  /** Serves the first one. @throws Error with the sentence why it does not come up. */
  begin(published: Published): Promise<void>;
  /** The newest one there is; it is served once it is healthy, else the one before stays. */
  want(published: Published): void;
  trouble(trouble: string | null): void;
  take(socket: Socket, side: Side): void;
  /** Workers say by `/readyz` that they go, and answer on. */
  leave(): void;
  /** Lets all requests end, then all workers. */
  stop(): Promise<void>;
}

export interface GenerationsOptions {
  readonly start: (events: WorkerEvents) => WorkerProcess;
  /** How many workers answer at the same time. */
  readonly processes: number;
  /** How browsers reach the public port; known once it is bound. */
  readonly publicUrl: () => string;
  readonly keptFile: string | null;
  /** Told of each generation that is healthy. */
  readonly keep: (published: Published) => Promise<void>;
  readonly logger: Logger;
  readonly now?: () => Date;
}

/** Clients are told to come back; what streams is cut off at the end. */
const RELIEVED: DrainOrder = { withinMs: 30_000, idleMs: 5_000, rampMs: 1_000 };
/** Inside the ten seconds after which a supervisor loses patience. */
const STOPPED: DrainOrder = { withinMs: 8_000, idleMs: 0, rampMs: 0 };
/** So many old generations may still end what they began; a newer graph waits for one of them. */
const MOST_DRAINING = 3;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 600_000;
const FIRST_REGROW_MS = 300;
const LONGEST_REGROW_MS = 10_000;

/**
 * Workers by generation, each on one supergraph. A newer supergraph gets workers of its own, which take all new
 * connections once every one of them is healthy; those before let their requests end and then end themselves.
 */
export function createGenerations(options: GenerationsOptions): Generations {
  const { logger, processes } = options;
  const now = options.now ?? (() => new Date());
  const held = createHeld();
  const draining = new Set<WorkerProcess>();
  let serving: Generation | null = null;
  let wanted: Published | null = null;
  let graph: GraphStatus = nothingServed;
  let past: BrokenCounts = {};
  let isWorking = false;
  let isStopping = false;
  let turn = 0;
  let retries = 0;
  let regrown = 0;

  const answering = () => [...(serving?.workers ?? []), ...draining];

  function share(): void {
    const all = answering();
    for (const worker of all) {
      const others = all.filter((other) => other !== worker);
      const brokenElsewhere = [past, ...others.map((other) => other.broken())].reduce(added, {});
      worker.share({ graph, peers: others.length, brokenElsewhere });
    }
  }

  function say(change: Partial<GraphStatus>): void {
    graph = { ...graph, ...change };
    share();
  }

  /** One worker, healthy. */
  async function grow(published: Published, handover: Handover): Promise<WorkerProcess> {
    const worker = options.start(events);
    const { sdl, source } = published;
    try {
      await worker.build({ sdl, source, publicUrl: options.publicUrl(), handover });
      return worker;
    } catch (cause) {
      worker.kill();
      throw cause;
    }
  }

  async function bring(published: Published): Promise<Generation> {
    const workers: WorkerProcess[] = [];
    const handover = (await serving?.workers[0]?.handOver()) ?? nothingToHandOver;
    try {
      // One after the other: the generation that serves needs the processors too.
      while (workers.length < processes) workers.push(await grow(published, handover));
      if (workers.some((worker) => worker.hasEnded()))
        throw new Error('A worker ended while others came up.');
      return { published, workers };
    } catch (cause) {
      for (const worker of workers) worker.kill();
      throw cause;
    }
  }

  function serve(next: Generation, isKept: boolean): void {
    const before = serving;
    serving = next;
    for (const worker of before?.workers ?? []) draining.add(worker);
    for (const worker of next.workers) tend(worker, next);
    const { version } = next.published;
    say({ version, servedSince: now().toISOString(), isKept, dropped: null });
    logger.info({ version, processes }, 'graph served');
    held.release((socket, side) => take(socket, side));
    for (const worker of before?.workers ?? []) worker.drain(RELIEVED);
    retries = 0;
  }

  function tend(worker: WorkerProcess, generation: Generation): void {
    void worker.ended.then((how) => {
      past = added(past, worker.broken());
      draining.delete(worker);
      const index = generation.workers.indexOf(worker);
      generation.workers.splice(index, index < 0 ? 0 : 1);
      share();
      if (!isStopping && generation === serving) {
        logger.error({ worker: worker.pid, how }, 'a worker ended; another is started');
        void regrow(generation);
      }
      void work();
    });
  }

  async function regrow(generation: Generation): Promise<void> {
    const isDue = () => !isStopping && generation === serving && generation.workers.length < processes;
    while (isDue()) {
      await pause(Math.min(FIRST_REGROW_MS * 2 ** regrown, LONGEST_REGROW_MS));
      regrown += 1;
      try {
        const handover = (await generation.workers[0]?.handOver()) ?? nothingToHandOver;
        const worker = await grow(generation.published, handover);
        if (!isDue()) return worker.kill();
        generation.workers.push(worker);
        tend(worker, generation);
        share();
        held.release((socket, side) => take(socket, side));
        regrown = 0;
      } catch (cause) {
        logger.error({ err: cause }, 'a worker does not come up');
      }
    }
  }

  /** Makes what is wanted what is served, one at a time; what is overtaken meanwhile is skipped. */
  async function work(): Promise<void> {
    if (isWorking || serving === null) return;
    isWorking = true;
    while (!isStopping && wanted !== null && draining.size < MOST_DRAINING * processes) {
      const published: Published = wanted;
      wanted = null;
      if (published.version === serving.published.version) continue;
      try {
        const next = await bring(published);
        if (isStopping) for (const worker of next.workers) worker.kill();
        else await accept(next, false);
      } catch (cause) {
        drop(published, sentenceOf(cause));
      }
    }
    isWorking = false;
  }

  async function accept(next: Generation, isKept: boolean): Promise<void> {
    serve(next, isKept);
    if (isKept) return;
    await options
      .keep(next.published)
      .catch((cause: unknown) => logger.error({ err: cause }, 'the graph could not be kept on disk'));
  }

  function drop(published: Published, reason: string): void {
    const { version } = published;
    logger.error({ version, reason }, 'a published graph did not come up; the one before it is served');
    say({ dropped: { version, at: now().toISOString(), reason } });
    // Its fault may have been that of a moment: a database that was down, a machine that was busy.
    const timer = setTimeout(
      () => {
        if (graph.dropped?.version !== version || wanted !== null) return;
        wanted = published;
        void work();
      },
      Math.min(FIRST_RETRY_MS * 2 ** retries, LONGEST_RETRY_MS),
    );
    timer.unref();
    retries += 1;
  }

  function take(socket: Socket, side: Side): void {
    const workers = serving?.workers ?? [];
    turn += 1;
    const worker = workers[turn % Math.max(workers.length, 1)];
    if (worker === undefined) held.hold(socket, side);
    else worker.take(socket, side);
  }

  const events: WorkerEvents = {
    async onForget(from) {
      await Promise.all(answering().map((worker) => (worker === from ? undefined : worker.forget())));
    },
    onBroken: share,
  };

  return {
    ...events,
    async begin(published) {
      const isKept = published.source === options.keptFile;
      await accept(await bring(published), isKept);
    },
    want(published) {
      if (published.version === serving?.published.version) {
        wanted = null;
        if (graph.isKept || graph.dropped !== null) say({ isKept: false, dropped: null });
        return;
      }
      if (published.version === graph.dropped?.version) return;
      wanted = published;
      void work();
    },
    trouble(sourceTrouble) {
      if (sourceTrouble === null) logger.info('published graphs can be read again');
      else logger.warn({ reason: sourceTrouble }, 'published graphs cannot be read; what is served stays');
      say({ sourceTrouble });
    },
    take,
    leave() {
      for (const worker of answering()) worker.leave();
    },
    async stop() {
      isStopping = true;
      held.drop();
      const all = answering();
      for (const worker of all) worker.drain(STOPPED);
      await Promise.all(all.map((worker) => worker.ended));
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
