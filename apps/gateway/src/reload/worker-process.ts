import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import type { CreateDesk } from '../events/desks.ts';
import type { BrokenCounts } from '../plan/broken-counts.ts';
import type { Standing } from '../trust/budgets/points-store.ts';
import {
  type BuildOrder,
  type DrainOrder,
  type Handover,
  nothingToHandOver,
  type PointsOrder,
  type Settings,
  type Shared,
  type Side,
  type ToPrimary,
  type ToWorker,
  WORKER_ROLE,
} from './messages.ts';

/** A worker as the primary sees it. */
export interface WorkerProcess {
  readonly pid: number;
  /** Its environment, once it has read it; rejects when it cannot be used, which the worker says itself. */
  readonly settings: Promise<Settings>;
  /** How it ended; never rejects. */
  readonly ended: Promise<string>;
  hasEnded(): boolean;
  /** Makes the gateway there; resolves when it is healthy. @throws Error with the sentence why it is not. */
  build(order: BuildOrder): Promise<void>;
  /** The others are more important while it is made ready. */
  giveWay(isGivingWay: boolean): void;
  take(socket: Socket, side: Side): void;
  /** It lets go of this part of its connections, 0 to 1. */
  yield(part: number): void;
  /** It says by `/readyz` that it goes, and answers on. */
  leave(): void;
  /** @returns whether it is idle then and may be given another supergraph; false when it has ended. */
  drain(order: DrainOrder): Promise<boolean>;
  /** Ends one that is idle. */
  end(): void;
  share(shared: Shared): void;
  /** Resolves when it has dropped what it kept, or is gone. */
  forget(): Promise<void>;
  handOver(): Promise<Handover>;
  /** The part of the last moments in which its event loop had work, 0 to 1; null when it does not answer. */
  pulse(): Promise<number | null>;
  /** How many messages came from it. */
  heard(): number;
  /** What it counted so far on its supergraph. */
  broken(): BrokenCounts;
  /** The same, for the last time: it begins anew. */
  takeBroken(): BrokenCounts;
  kill(): void;
}

/** Counts points for all workers. */
export type CountPoints = (order: PointsOrder) => Promise<Standing | null>;

/** What the primary does for workers. */
export interface WorkerMeans {
  readonly count: CountPoints;
  readonly giveWay: (pid: number, isGivingWay: boolean) => void;
  readonly createDesk: CreateDesk;
}

export interface WorkerEvents {
  /** Something was changed there that the others must know; it waits until they do. */
  onForget(worker: WorkerProcess): Promise<void>;
  onBroken(): void;
}

const BUILT_WITHIN_MS = 120_000;
const ANSWERED_WITHIN_MS = 1_000;

/** Starts a worker: this very program in its other role. */
export function startWorkerProcess(
  entry: string,
  events: WorkerEvents,
  { count, giveWay, createDesk }: WorkerMeans,
): WorkerProcess {
  // What a worker complains of goes where the primary's complaints go; standard output is the supervisor's.
  const child = fork(entry, [WORKER_ROLE], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, (answer: ToPrimary | null) => void>();
  let lastId = 0;
  let counts: BrokenCounts = {};
  let end: string | null = null;
  let isGivingWay = false;
  let heard = 0;
  const settings = Promise.withResolvers<Settings>();
  let built = Promise.withResolvers<void>();
  let drained = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<string>();
  settings.promise.catch(() => undefined);
  built.promise.catch(() => undefined);

  const tell = (message: ToWorker, socket?: Socket) => {
    // A worker that ends between two messages is told of by its exit.
    if (child.connected) child.send(message, socket, {}, () => undefined);
  };

  const desk = createDesk((events) => tell({ type: 'events', events }));

  function finish(how: string): void {
    if (end !== null) return;
    end = how;
    desk.close();
    const fault = new Error(`The worker ${child.pid} ended with ${how}.`);
    settings.reject(fault);
    built.reject(fault);
    drained.resolve(false);
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
    ended.resolve(how);
  }

  /** Asks for an answer; a worker that is busy or gone holds up nobody. */
  async function ask(message: (id: number) => ToWorker): Promise<ToPrimary | null> {
    if (!child.connected) return null;
    const { promise, resolve } = Promise.withResolvers<ToPrimary | null>();
    lastId += 1;
    const id = lastId;
    const timer = setTimeout(() => resolve(null), ANSWERED_WITHIN_MS);
    waiting.set(id, resolve);
    tell(message(id));
    const answer = await promise;
    clearTimeout(timer);
    waiting.delete(id);
    return answer;
  }

  child.on('message', (said: ToPrimary) => {
    heard += 1;
    switch (said.type) {
      case 'hello':
        return settings.resolve(said.settings);
      case 'ready':
        return built.resolve();
      case 'failed':
        return built.reject(new Error(said.reason));
      case 'idle':
        return drained.resolve(true);
      case 'done':
      case 'handover':
      case 'pulse':
        return waiting.get(said.id)?.(said);
      case 'forget':
        return void events.onForget(worker).then(() => tell({ type: 'done', id: said.id }));
      case 'points':
        return void count(said.order).then((standing) => tell({ type: 'points', id: said.id, standing }));
      case 'tell-events':
        return desk.tell(said.events);
      case 'seat':
        return tell({ type: 'seat', id: said.id, answer: desk.seat(said.account, said.known) });
      case 'free-seat':
        return desk.free(said.account);
      case 'broken':
        counts = said.counts;
        return events.onBroken();
    }
  });
  child.once('error', (cause) => finish(cause.message));
  child.once('exit', (code, signal) => finish(signal ?? `code ${code}`));

  const worker: WorkerProcess = {
    pid: child.pid ?? 0,
    settings: settings.promise,
    ended: ended.promise,
    hasEnded: () => end !== null,
    async build(order) {
      await settings.promise;
      if (end === null) built = Promise.withResolvers<void>();
      const late = setTimeout(
        () => built.reject(new Error(`It was not ready within ${BUILT_WITHIN_MS / 1_000} s.`)),
        BUILT_WITHIN_MS,
      );
      tell({ type: 'build', order });
      await built.promise.finally(() => clearTimeout(late));
    },
    giveWay(isNow) {
      if (isNow !== isGivingWay) giveWay(worker.pid, isNow);
      isGivingWay = isNow;
    },
    take: (socket, side) => tell({ type: 'connection', side }, socket),
    yield: (part) => tell({ type: 'yield', part }),
    leave: () => tell({ type: 'leave' }),
    drain(order) {
      if (end === null) drained = Promise.withResolvers<boolean>();
      tell({ type: 'drain', order });
      return drained.promise;
    },
    end: () => tell({ type: 'end' }),
    share: (shared) => tell({ type: 'shared', shared }),
    forget: async () => void (await ask((id) => ({ type: 'forget', id }))),
    async handOver() {
      const answer = await ask((id) => ({ type: 'hand-over', id }));
      return answer?.type === 'handover' ? answer.handover : nothingToHandOver;
    },
    async pulse() {
      const answer = await ask((id) => ({ type: 'pulse', id }));
      return answer?.type === 'pulse' ? answer.busy : null;
    },
    heard: () => heard,
    broken: () => counts,
    takeBroken() {
      const last = counts;
      counts = {};
      return last;
    },
    kill: () => void child.kill('SIGKILL'),
  };
  return worker;
}
