import type { Socket } from 'node:net';
import type { Events } from '../events/events.ts';
import type { BrokenCounts } from '../plan/broken-counts.ts';
import type { PointsStore } from '../trust/budgets/points-store.ts';
import { createBusy } from './busy.ts';
import { createEventsLink } from './events-link.ts';
import { type GraphStatus, nothingServed } from './graph-status.ts';
import type {
  BuildOrder,
  DrainOrder,
  Handover,
  Settings,
  Shared,
  Side,
  ToPrimary,
  ToWorker,
} from './messages.ts';
import { createPointsLink } from './points-link.ts';

/** What a worker does when it is told to. */
export interface WorkerActs {
  build(order: BuildOrder): Promise<void>;
  take(socket: Socket, side: Side): void;
  leave(): void;
  yield(part: number): void;
  /** Resolves when all requests have ended and the gateway is closed. */
  drain(order: DrainOrder): Promise<void>;
  /** The process ends next. */
  end(): Promise<void>;
  forget(): void;
  handOver(): Handover;
}

/** The workers beside this one, and what all of them say alike. */
export interface Others {
  /** Something was changed here: resolves when every other worker has dropped what it kept. */
  tellForget(): Promise<void>;
  /** Null where nothing follows what is published. */
  graph(): GraphStatus | null;
  brokenElsewhere(): BrokenCounts;
  /** Points that all workers count together; null where there is but one process. */
  readonly points: PointsStore | null;
  /** Events of all workers; null where there is but one process. */
  readonly events: Events | null;
}

/** A gateway without a primary. */
export const alone: Others = {
  tellForget: () => Promise.resolve(),
  graph: () => null,
  brokenElsewhere: () => ({}),
  points: null,
  events: null,
};

/** The primary and, behind it, the other workers, as a worker sees them. */
export interface PrimaryLink extends Others {
  hello(settings: Settings): void;
  /** What this worker counted, for the others. */
  tellBroken(counts: BrokenCounts): void;
  serve(acts: WorkerActs): void;
}

/** No answer waits longer for the others than that. */
const TOLD_WITHIN_MS = 1_000;
const STOPPED_WITHIN_MS = 9_000;
const ORPHANED: DrainOrder = { withinMs: 8_000, idleMs: 0, thenEnds: true };

/** Talks with the primary over the channel that the process was started with. */
export function linkToPrimary(): PrimaryLink {
  const waiting = new Map<number, () => void>();
  let lastId = 0;
  let shared: Shared = { graph: nothingServed, peers: 0, brokenElsewhere: {} };

  const tell = (message: ToPrimary) => {
    // A primary that is gone is told of by `disconnect`.
    if (process.connected) process.send?.(message, undefined, {}, () => undefined);
  };

  const busy = createBusy();
  const points = createPointsLink((id, order) => tell({ type: 'points', id, order }));

  const events = createEventsLink(tell);

  async function build(acts: WorkerActs, order: BuildOrder): Promise<void> {
    try {
      await acts.build(order);
      tell({ type: 'ready' });
    } catch (cause) {
      tell({ type: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
    }
  }

  async function drain(acts: WorkerActs, order: DrainOrder): Promise<void> {
    const late = setTimeout(() => process.exit(1), order.withinMs + STOPPED_WITHIN_MS);
    late.unref();
    await acts.drain(order);
    if (order.thenEnds) return end(acts);
    clearTimeout(late);
    tell({ type: 'idle' });
  }

  async function end(acts: WorkerActs): Promise<void> {
    await acts.end();
    process.exit(0);
  }

  return {
    hello: (settings) => tell({ type: 'hello', settings }),
    async tellForget() {
      if (shared.peers === 0 || !process.connected) return;
      lastId += 1;
      const id = lastId;
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, TOLD_WITHIN_MS);
      waiting.set(id, resolve);
      tell({ type: 'forget', id });
      await promise;
      clearTimeout(timer);
      waiting.delete(id);
    },
    tellBroken: (counts) => tell({ type: 'broken', counts }),
    graph: () => shared.graph,
    brokenElsewhere: () => shared.brokenElsewhere,
    points,
    events,
    serve(acts) {
      process.on('message', (message: ToWorker, socket?: Socket) => {
        switch (message.type) {
          case 'build':
            return void build(acts, message.order);
          case 'connection':
            // Its client may have gone on the way.
            return socket === undefined ? undefined : acts.take(socket, message.side);
          case 'leave':
            return acts.leave();
          case 'yield':
            return acts.yield(message.part);
          case 'drain':
            return void drain(acts, message.order);
          case 'end':
            return void end(acts);
          case 'pulse':
            return tell({ type: 'pulse', id: message.id, busy: busy() });
          case 'shared':
            shared = message.shared;
            return;
          case 'forget':
            acts.forget();
            return tell({ type: 'done', id: message.id });
          case 'points':
            return points.answer(message.id, message.standing);
          case 'seat':
            return events.answer(message.id, message.answer);
          case 'events':
            return events.deliver(message.events);
          case 'done':
            return waiting.get(message.id)?.();
          case 'hand-over':
            return tell({ type: 'handover', id: message.id, handover: acts.handOver() });
        }
      });
      process.once('disconnect', () => void drain(acts, ORPHANED));
    },
  };
}
