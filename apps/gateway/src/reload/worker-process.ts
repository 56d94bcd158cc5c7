import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
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
  take(socket: Socket, side: Side): void;
  /** It says by `/readyz` that it goes, and answers on. */
  leave(): void;
  drain(order: DrainOrder): void;
  share(shared: Shared): void;
  /** Resolves when it has dropped what it kept, or is gone. */
  forget(): Promise<void>;
  handOver(): Promise<Handover>;
  /** What it counted so far. */
  broken(): BrokenCounts;
  kill(): void;
}

/** Counts points for all workers. */
export type CountPoints = (order: PointsOrder) => Promise<Standing | null>;

export interface WorkerEvents {
  /** Something was changed there that the others must know; it waits until they do. */
  onForget(worker: WorkerProcess): Promise<void>;
  onBroken(): void;
}

const BUILT_WITHIN_MS = 120_000;
const ANSWERED_WITHIN_MS = 1_000;

/** Starts a worker: this very program in its other role. */
export function startWorkerProcess(entry: string, events: WorkerEvents, count: CountPoints): WorkerProcess {
  // What a worker complains of goes where the primary's complaints go; standard output is the supervisor's.
  const child = fork(entry, [WORKER_ROLE], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, (handover: Handover) => void>();
  let lastId = 0;
  let counts: BrokenCounts = {};
  let end: string | null = null;
  const settings = Promise.withResolvers<Settings>();
  const built = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<string>();
  settings.promise.catch(() => undefined);
  built.promise.catch(() => undefined);

  const tell = (message: ToWorker, socket?: Socket) => {
    // A worker that ends between two messages is told of by its exit.
    if (child.connected) child.send(message, socket, {}, () => undefined);
  };

  function finish(how: string): void {
    if (end !== null) return;
    end = how;
    const fault = new Error(`The worker ${child.pid} ended with ${how}.`);
    settings.reject(fault);
    built.reject(fault);
    for (const answer of waiting.values()) answer(nothingToHandOver);
    waiting.clear();
    ended.resolve(how);
  }

  /** Asks for an answer; a worker that is busy or gone holds up nobody. */
  function ask(message: (id: number) => ToWorker): Promise<Handover> {
    const { promise, resolve } = Promise.withResolvers<Handover>();
    if (!child.connected) return Promise.resolve(nothingToHandOver);
    lastId += 1;
    const id = lastId;
    const timer = setTimeout(() => resolve(nothingToHandOver), ANSWERED_WITHIN_MS);
    waiting.set(id, resolve);
    tell(message(id));
    return promise.finally(() => {
      clearTimeout(timer);
      waiting.delete(id);
    });
  }

  child.on('message', (said: ToPrimary) => {
    switch (said.type) {
      case 'hello':
        return settings.resolve(said.settings);
      case 'ready':
        return built.resolve();
      case 'failed':
        return built.reject(new Error(said.reason));
      case 'done':
        return waiting.get(said.id)?.(nothingToHandOver);
      case 'handover':
        return waiting.get(said.id)?.(said.handover);
      case 'forget':
        return void events.onForget(worker).then(() => tell({ type: 'done', id: said.id }));
      case 'points':
        return void count(said.order).then((standing) => tell({ type: 'points', id: said.id, standing }));
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
      const late = setTimeout(
        () => built.reject(new Error(`It was not ready within ${BUILT_WITHIN_MS / 1_000} s.`)),
        BUILT_WITHIN_MS,
      );
      tell({ type: 'build', order });
      await built.promise.finally(() => clearTimeout(late));
    },
    take: (socket, side) => tell({ type: 'connection', side }, socket),
    leave: () => tell({ type: 'leave' }),
    drain: (order) => tell({ type: 'drain', order }),
    share: (shared) => tell({ type: 'shared', shared }),
    forget: async () => void (await ask((id) => ({ type: 'forget', id }))),
    handOver: () => ask((id) => ({ type: 'hand-over', id })),
    broken: () => counts,
    kill: () => void child.kill('SIGKILL'),
  };
  return worker;
}
