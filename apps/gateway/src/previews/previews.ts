import type { Logger } from 'pino';
import type { PointsStore } from '../trust/budgets/points-store.ts';
import type { RoomAnswer, RoomRequest, RoomSettings } from './messages.ts';
import type { ReadPreviews } from './registry-previews.ts';
import { openRoom, type Room } from './room-thread.ts';

/** Why a preview gives no answer. */
export interface PreviewFault {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Graphs that are being worked on, each made when it is first asked for, beside the one that is served. */
export interface Previews {
  /**
   * @param key the id of a preview, or its name.
   * @param gone fires when who asked has gone.
   */
  ask(key: string, request: RoomRequest, gone: AbortSignal): Promise<RoomAnswer | PreviewFault>;
  /** Something was changed: no query under way is shared with later ones. */
  forget(): void;
  close(): Promise<void>;
}

/** Within this time one that was ended is not served any more. */
const FRESH_MS = 1_000;
/** One that nobody asks for is dropped so long after its end at the latest. */
const SWEEP_EVERY_MS = 15_000;

/** What is held by a key. */
interface Known {
  readonly id: string;
  readonly endsAtMs: number;
  readonly freshUntilMs: number;
}

const unavailable: PreviewFault = {
  status: 503,
  code: 'PREVIEW_UNAVAILABLE',
  message: 'The registry does not say what this preview is; ask again in a while.',
};
const failed: PreviewFault = {
  status: 502,
  code: 'PREVIEW_FAILED',
  message: 'The preview gave no answer; the request id finds in the log why. Make it anew if that stays.',
};

/** @param options.most so many are held at once; of more, the one that was asked for longest ago is made anew. */
export function createPreviews(options: {
  readonly settings: RoomSettings;
  readonly read: ReadPreviews;
  readonly most: number;
  readonly store: PointsStore;
  readonly afterChange: () => Promise<void>;
  readonly logger: Logger;
}): Previews {
  const { logger, most } = options;
  const keys = new Map<string, Known>();
  /** Ids of those that are held, the one that was asked for last at the end. */
  const held = new Set<string>();
  const reading = new Map<string, Promise<Known | PreviewFault>>();
  let room: Room | null = null;

  function dropGraph(id: string): void {
    for (const [key, known] of keys) if (known.id === id) keys.delete(key);
    if (held.delete(id)) room?.drop(id);
    if (held.size > 0) return;
    // Nothing is held: what the thread has loaded is let go of.
    void room?.close();
    room = null;
  }

  function holding(): Room {
    room ??= openRoom(options.settings, {
      ...options,
      onEnd() {
        room = null;
        held.clear();
        keys.clear();
      },
    });
    return room;
  }

  async function readAnew(key: string, before: Known | undefined): Promise<Known | PreviewFault> {
    const said = await options.read(key, before?.id ?? null).catch((cause: unknown) => {
      logger.warn({ err: cause }, 'the registry does not say what is previewed');
      return null;
    });
    const nowMs = Date.now();
    // The registry being down ends nothing before its time.
    if (said === null) return before !== undefined && nowMs < before.endsAtMs ? before : unavailable;
    if (said.is === 'OVER') {
      if (before !== undefined) dropGraph(before.id);
      return { status: said.code === 'PREVIEW_ENDED' ? 410 : 404, code: said.code, message: said.message };
    }
    if (said.is === 'UNCHANGED' && before !== undefined && held.has(before.id)) {
      return keep(key, { ...before, freshUntilMs: Math.min(nowMs + FRESH_MS, before.endsAtMs) });
    }
    if (said.is === 'UNCHANGED') return readAnew(key, undefined);
    const { preview, endsInMs } = said;
    const endsAtMs = nowMs + endsInMs;
    if (before !== undefined && before.id !== preview.id) dropGraph(before.id);
    if (!held.has(preview.id)) {
      holding().hold(preview);
      held.add(preview.id);
      const [oldest] = held;
      if (held.size > most && oldest !== undefined) dropGraph(oldest);
    }
    return keep(key, { id: preview.id, endsAtMs, freshUntilMs: Math.min(nowMs + FRESH_MS, endsAtMs) });
  }

  function keep(key: string, known: Known): Known {
    keys.set(key, known);
    return known;
  }

  function known(key: string): Promise<Known | PreviewFault> {
    const before = keys.get(key);
    if (before !== undefined && Date.now() < before.freshUntilMs) return Promise.resolve(before);
    const under = reading.get(key) ?? readAnew(key, before).finally(() => reading.delete(key));
    reading.set(key, under);
    return under;
  }

  const sweep = setInterval(() => {
    for (const key of keys.keys()) void known(key);
  }, SWEEP_EVERY_MS).unref();

  return {
    async ask(key, request, gone) {
      const found = await known(key);
      if ('code' in found) return found;
      held.delete(found.id);
      held.add(found.id);
      try {
        const answer = await holding().ask(found.id, request, gone);
        return { ...answer, headers: { ...answer.headers, 'quad-preview': found.id } };
      } catch (cause) {
        logger.warn({ err: cause, preview: found.id, requestId: request.id }, 'a preview gave no answer');
        return failed;
      }
    },
    forget: () => room?.forget(),
    async close() {
      clearInterval(sweep);
      await room?.close();
    },
  };
}
