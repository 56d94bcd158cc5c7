import type { AddressedEvent } from '@quad/kernel';
import type { NumberedEvent, SeatAnswer } from '../events/board.ts';
import type { BrokenCounts } from '../plan/broken-counts.ts';
import type { UsedOperation } from '../plan/documents.ts';
import type { Quota, Standing } from '../trust/budgets/points-store.ts';
import type { CarriedPrincipal } from '../trust/who-is-who.ts';
import type { GraphStatus } from './graph-status.ts';

/** What the primary needs of the environment; workers read it, so that the primary loads nothing to do so. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly innerHost: string;
  readonly innerPort: number;
  readonly hasInner: boolean;
  /** File or URL of the supergraph. */
  readonly source: string;
  readonly keptFile: string | null;
  readonly processes: number;
  readonly publicUrl: string | null;
  readonly logLevel: string;
  readonly stopsWithParent: boolean;
  /** How long `/readyz` says that the gateway goes before it does. */
  readonly drainMs: number;
  /** A worker that says nothing for so long is ended and replaced. */
  readonly hungAfterMs: number;
}

/** What a generation gives to the next one. */
export interface Handover {
  /** The operations that were asked most; texts alone, nobody's variables. */
  readonly operations: readonly UsedOperation[];
  /** Who was known: served on while directory is down, else asked anew. */
  readonly principals: readonly CarriedPrincipal[];
}

/** The supergraph that a worker is made with. */
export interface BuildOrder {
  readonly sdl: string;
  /** Where it was read, for sentences. */
  readonly source: string;
  readonly publicUrl: string;
  readonly handover: Handover;
}

/** How a worker lets go of the connections that it still has. */
export interface DrainOrder {
  /** What is not over by then is cut off. */
  readonly withinMs: number;
  /** A connection that has been idle for so long is closed; others are closed with their next answer. */
  readonly idleMs: number;
  /** Whether the process ends then; else it says `idle` and may be given another supergraph. */
  readonly thenEnds: boolean;
}

/** What all workers say alike. */
export interface Shared {
  readonly graph: GraphStatus;
  /** Workers beside this one that answer requests. */
  readonly peers: number;
  /** What workers beside this one counted, those that ended included. */
  readonly brokenElsewhere: BrokenCounts;
}

interface OfAccount {
  readonly quota: Quota;
  readonly account: string;
  readonly points: number;
}

/** What a worker asks of the primary, which counts points for all workers. */
export type PointsOrder =
  | (OfAccount & { readonly act: 'take' })
  | (OfAccount & { readonly act: 'give-back'; readonly taken: Standing });

/** The port that a connection came in by. */
export type Side = 'public' | 'inner';

export type ToWorker =
  | { readonly type: 'build'; readonly order: BuildOrder }
  /** Comes with the connection. */
  | { readonly type: 'connection'; readonly side: Side }
  /** The gateway is about to end; until it does, requests are answered. */
  | { readonly type: 'leave' }
  /** This part of the connections, 0 to 1, is to be let go of. */
  | { readonly type: 'yield'; readonly part: number }
  | { readonly type: 'drain'; readonly order: DrainOrder }
  /** An idle worker is not needed any more. */
  | { readonly type: 'end' }
  /** To be answered with `pulse`. */
  | { readonly type: 'pulse'; readonly id: number }
  | { readonly type: 'shared'; readonly shared: Shared }
  /** Something was changed by another worker; to be answered with `done`. */
  | { readonly type: 'forget'; readonly id: number }
  | { readonly type: 'done'; readonly id: number }
  /** The answer to `points`; null where points were given back. */
  | { readonly type: 'points'; readonly id: number; readonly standing: Standing | null }
  /** The answer to `seat`. */
  | { readonly type: 'seat'; readonly id: number; readonly answer: SeatAnswer }
  | { readonly type: 'events'; readonly events: readonly NumberedEvent[] }
  /** To be answered with `handover`. */
  | { readonly type: 'hand-over'; readonly id: number };

export type ToPrimary =
  | { readonly type: 'hello'; readonly settings: Settings }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly reason: string }
  /** All requests have ended and the gateway is closed. */
  | { readonly type: 'idle' }
  /** `busy` is the part of the last moments in which the event loop had work, 0 to 1. */
  | { readonly type: 'pulse'; readonly id: number; readonly busy: number }
  /** Something was changed here; to be answered with `done` once all others know. */
  | { readonly type: 'forget'; readonly id: number }
  | { readonly type: 'done'; readonly id: number }
  | { readonly type: 'handover'; readonly id: number; readonly handover: Handover }
  /** To be answered with `points`. */
  | { readonly type: 'points'; readonly id: number; readonly order: PointsOrder }
  | { readonly type: 'tell-events'; readonly events: readonly AddressedEvent<string>[] }
  /** To be answered with `seat`. */
  | { readonly type: 'seat'; readonly id: number; readonly account: string; readonly known: string | null }
  | { readonly type: 'free-seat'; readonly account: string }
  | { readonly type: 'broken'; readonly counts: BrokenCounts };

/** The argument that makes the program a worker. */
export const WORKER_ROLE = 'worker';

export const nothingToHandOver: Handover = { operations: [], principals: [] };
