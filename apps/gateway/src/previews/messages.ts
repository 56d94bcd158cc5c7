import type { Principal } from '@quad/kernel';
import type { Asking } from '../plan/executor.ts';
import type { PointsOrder } from '../reload/messages.ts';
import type { SubgraphMap } from '../transport/subgraph-map.ts';
import type { Limits } from '../trust/budgets/limits.ts';
import type { Standing } from '../trust/budgets/points-store.ts';

/** With what the room answers: the same as the gateway that it belongs to. */
export interface RoomSettings {
  readonly subgraphs: SubgraphMap;
  readonly asking: Asking;
  readonly limits: Limits;
  readonly principalKeyFile: string;
  readonly logLevel: string;
}

/** A preview as the registry gives it. */
export interface PreviewText {
  readonly id: string;
  /** The supergraph. */
  readonly sdl: string;
  /** The subgraph that is previewed, and where it is asked. */
  readonly subgraph: string;
  readonly url: string;
  readonly isWritable: boolean;
}

/** A request of the graph, once it is known who asks. */
export interface RoomRequest {
  /** Its request id. */
  readonly id: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
  readonly principal: Principal;
}

export interface RoomAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export type ToRoom =
  | { readonly type: 'hold'; readonly preview: PreviewText }
  | { readonly type: 'drop'; readonly preview: string }
  | { readonly type: 'ask'; readonly preview: string; readonly request: RoomRequest }
  /** Who asked it has gone. */
  | { readonly type: 'gone'; readonly request: string }
  /** Something was changed: no query under way is shared with later ones. */
  | { readonly type: 'forget' }
  /** The answer to `points`. */
  | { readonly type: 'points'; readonly id: number; readonly standing: Standing | null }
  /** The answer to `changed`. */
  | { readonly type: 'done'; readonly request: string };

export type FromRoom =
  | { readonly type: 'answer'; readonly request: string; readonly answer: RoomAnswer }
  | { readonly type: 'failed'; readonly request: string; readonly reason: string }
  /** To be answered with `points`. */
  | { readonly type: 'points'; readonly id: number; readonly order: PointsOrder }
  /** A mutation ran; to be answered with `done` once everybody has dropped what it may have changed. */
  | { readonly type: 'changed'; readonly request: string };
