import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { added, type BrokenCounts } from '../plan/broken-counts.ts';
import { sentenceOf } from './follow.ts';
import { type GraphStatus, nothingServed } from './graph-status.ts';
import { createWatch } from './heartbeat.ts';
import { createHeld } from './held.ts';
import type { DrainOrder, Side } from './messages.ts';
import type { Published } from './published.ts';
import { createRaising, type Generation } from './raising.ts';
import { createRetries } from './retries.ts';
import { createShift } from './shift.ts';
import { createSpares } from './spares.ts';
import type { WorkerEvents, WorkerProcess } from './worker-process.ts';

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
  /** A worker that says nothing for so long is ended and replaced. */
  readonly hungAfterMs: number;
  /** How browsers reach the public port; known once it is bound. */
  readonly publicUrl: () => string;
  readonly keptFile: string | null;
  /** Told of each generation that is healthy. */
  readonly keep: (published: Published) => Promise<void>;
  readonly logger: Logger;
  readonly now?: () => Date;
  readonly pause?: (ms: number) => Promise<void>;
}

/** Clients are told to come back; what streams is cut off at the end. */
const RELIEVED: DrainOrder = { withinMs: 30_000, idleMs: 5_000, thenEnds: false };
/** Inside the ten seconds after which a supervisor loses patience. */
const STOPPED: DrainOrder = { withinMs: 8_000, idleMs: 0, thenEnds: true };
/** So many old generations may still end what they began; a newer graph waits for one of them. */
const MOST_DRAINING = 3;
const FIRST_REGROW_MS = 300;
const LONGEST_REGROW_MS = 10_000;

/**
 * Workers by generation, each on one supergraph. A newer supergraph gets workers of its own, which by and by take all
 * connections once every one of them is healthy; those before let their requests end and are then free for the next one.
 */
export function createGenerations(options: GenerationsOptions): Generations {
  const { logger, processes } = options;
  const { now = () => new Date(), pause = sleep } = options;
  const held = createHeld();
  const shift = createShift(pause);
  const spares = createSpares({ start: begun, most: processes });
  const retries = createRetries();
  const watch = createWatch(options.hungAfterMs, logger);
  const draining = new Set<WorkerProcess>();
  let serving: Generation | null = null;
  let wanted: Published | null = null;
  let graph: GraphStatus = nothingServed;
  let past: BrokenCounts = {};
  let isWorking = false;
  let isStopping = false;
  let regrown = 0;

  const isAnswering = () => (serving?.workers.length ?? 0) > 0;
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

  /** A new worker, looked after from its first moment to its last. */
  function begun(): WorkerProcess {
    const worker = options.start(events);
    worker.giveWay(isAnswering());
    void worker.ended.then((how) => left(worker, how));
    return worker;
  }

  const someone = () => spares.take(draining.size > 0);

  const raising = createRaising({ processes, publicUrl: options.publicUrl, someone, isAnswering });

  /** Gives all that is new to the next generation. @returns those that answered until now. */
  function serve(next: Generation, isKept: boolean): readonly WorkerProcess[] {
    const before = serving?.workers ?? [];
    serving = next;
    for (const worker of next.workers) watch.begin(worker);
    for (const worker of before) draining.add(worker);
    const { version } = next.published;
    say({ version, servedSince: now().toISOString(), isKept, dropped: null });
    logger.info({ version, processes }, 'graph served');
    held.release(take);
    retries.reset();
    return before;
  }

  /** Lets one end what it began; then it is free for another graph. */
  async function relieve(worker: WorkerProcess): Promise<void> {
    if (isStopping || !(await worker.drain(RELIEVED))) return;
    watch.end(worker);
    past = added(past, worker.takeBroken());
    draining.delete(worker);
    if (isStopping) worker.end();
    else spares.keep(worker);
    share();
    void work();
  }

  function left(worker: WorkerProcess, how: string): void {
    watch.end(worker);
    spares.forget(worker);
    past = added(past, worker.takeBroken());
    draining.delete(worker);
    const generation = serving;
    const index = generation?.workers.indexOf(worker) ?? -1;
    if (generation !== null && index >= 0) {
      generation.workers.splice(index, 1);
      share();
      if (!isStopping) {
        logger.error({ worker: worker.pid, how }, 'a worker ended; another is started');
        void regrow(generation);
      }
    }
    void work();
  }

  async function regrow(generation: Generation): Promise<void> {
    const isDue = () => !isStopping && generation === serving && generation.workers.length < processes;
    while (isDue()) {
      await pause(Math.min(FIRST_REGROW_MS * 2 ** regrown, LONGEST_REGROW_MS));
      regrown += 1;
      try {
        const worker = await raising.another(generation);
        if (!isDue()) return worker.kill();
        generation.workers.push(worker);
        watch.begin(worker);
        share();
        held.release(take);
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
      const worker = await someone();
      // Others may have come while it was waited for; the newest is taken.
      const published: Published | null = wanted;
      wanted = null;
      if (published === null || published.version === serving.published.version) {
        spares.keep(worker);
        continue;
      }
      try {
        const next = await raising.generation(published, worker, serving);
        if (isStopping) for (const worker of next.workers) worker.kill();
        else await accept(next, false);
      } catch (cause) {
        drop(published, sentenceOf(cause));
      }
    }
    isWorking = false;
  }

  async function accept(next: Generation, isKept: boolean): Promise<void> {
    const before = serve(next, isKept);
    if (!isKept) {
      await options
        .keep(next.published)
        .catch((cause: unknown) => logger.error({ err: cause }, 'the graph could not be kept on disk'));
    }
    if (before.length > 0) await shift.from(before, next.workers);
    for (const worker of before) void relieve(worker);
  }

  function drop(published: Published, reason: string): void {
    const { version } = published;
    logger.error({ version, reason }, 'a published graph did not come up; the one before it is served');
    say({ dropped: { version, at: now().toISOString(), reason } });
    retries.after(() => {
      if (graph.dropped?.version !== version || wanted !== null) return;
      wanted = published;
      void work();
    });
  }

  function take(socket: Socket, side: Side): void {
    const worker = shift.next(serving?.workers ?? []);
    if (worker === null) held.hold(socket, side);
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
      await accept(await raising.generation(published, await someone(), serving), isKept);
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
      spares.end();
      const all = answering();
      for (const worker of all) void worker.drain(STOPPED);
      await Promise.all(all.map((worker) => worker.ended));
    },
  };
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
