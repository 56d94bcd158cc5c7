import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { CountedOperation } from './counted-operation.ts';
import type { Counted, UsageCounts } from './usage-counts.ts';

/** What the registry is sent. One of an `id` that it has already is not counted again. */
export interface UsageBatch {
  readonly id: string;
  readonly lost: number;
  /** Those whose text the registry may not have yet. */
  readonly operations: readonly CountedOperation[];
  readonly uses: readonly {
    readonly client: string;
    readonly operation: string;
    readonly calls: number;
    readonly errors: number;
    /** Relative, since two machines seldom agree about the time. */
    readonly lastSeenAgoMs: number;
  }[];
}

/** @throws whatever kept it from being taken. */
export type SendUsage = (batch: UsageBatch) => Promise<{ readonly unknown: readonly string[] }>;

export interface UsageDelivery {
  /** Sends what was counted, and stays quiet about it when that fails: the next time all of it goes along. */
  flush(): Promise<void>;
}

interface Waiting extends Counted {
  readonly id: string;
  readonly sinceMs: number;
}

/** As long as the registry remembers a batch's id, and with room to spare. */
const GIVE_UP_AFTER_MS = 12 * 3_600_000;
const REMEMBERED_TEXTS = 20_000;
/** The registry takes about a millisecond for each. */
const MOST_AT_ONCE = 500;
const MOST_TEXT_AT_ONCE = 1_000_000;

/**
 * Brings counts to the registry, each exactly once. A batch that may have arrived is sent again under its id until it
 * is taken, while new calls are counted on beside it: so the registry may be away for hours, and memory stays as it is.
 */
export function createUsageDelivery(options: {
  readonly counts: UsageCounts;
  readonly send: SendUsage;
  readonly nowMs: () => number;
  readonly logger: Logger;
}): UsageDelivery {
  const { counts, send, nowMs, logger } = options;
  const texts = new Set<string>();
  const wanted = new Map<string, CountedOperation>();
  let waiting: Waiting | null = null;
  let underWay: Promise<void> = Promise.resolve();

  function nextBatch(): Waiting | null {
    if (waiting !== null) return waiting;
    const counted = counts.take(MOST_AT_ONCE);
    if (counted.uses.length === 0 && counted.lost === 0 && wanted.size === 0) return null;
    return { ...counted, id: randomUUID(), sinceMs: nowMs() };
  }

  async function deliver(batch: Waiting): Promise<void> {
    const told = new Map(batch.uses.map(({ operation }) => [operation.hash, operation]));
    const news = [...told.values()].filter(({ hash }) => !texts.has(hash));
    const sent = asManyAsFit([...new Set([...wanted.values(), ...news])]);
    const { unknown } = await send({
      id: batch.id,
      lost: batch.lost,
      operations: sent,
      uses: batch.uses.map(({ operation, lastSeenMs, ...use }) => ({
        ...use,
        operation: operation.hash,
        lastSeenAgoMs: Math.max(0, nowMs() - lastSeenMs),
      })),
    });
    if (texts.size + sent.length > REMEMBERED_TEXTS) texts.clear();
    for (const { hash } of sent) {
      texts.add(hash);
      wanted.delete(hash);
    }
    // Those that did not fit, and those that it lost when it was restored from before it learned them.
    for (const hash of unknown) {
      texts.delete(hash);
      const operation = told.get(hash);
      if (operation !== undefined) wanted.set(hash, operation);
    }
  }

  /** @returns whether there is more that can be told at once. */
  async function flushOnce(): Promise<boolean> {
    const batch = nextBatch();
    if (batch === null) return false;
    try {
      await deliver(batch);
      waiting = null;
      return !counts.isEmpty();
    } catch (cause) {
      const isNew = waiting === null;
      waiting = batch;
      if (nowMs() - batch.sinceMs > GIVE_UP_AFTER_MS) {
        const calls = callsOf(batch);
        counts.lose(calls);
        waiting = null;
        logger.error({ calls }, 'the registry took no usage for too long; calls are told as lost');
      } else if (isNew) logger.warn({ err: cause }, 'the registry takes no usage; it is kept and sent again');
      return false;
    }
  }

  async function flushAll(): Promise<void> {
    while (await flushOnce());
  }

  return {
    flush() {
      underWay = underWay.then(flushAll);
      return underWay;
    },
  };
}

/** The registry reads bodies of 8 MB; what does not fit goes with the next batch. */
function asManyAsFit(operations: readonly CountedOperation[]): readonly CountedOperation[] {
  let room = MOST_TEXT_AT_ONCE;
  return operations.filter(({ text }) => {
    room -= text.length;
    return room >= 0;
  });
}

function callsOf({ uses, lost }: Counted): number {
  return uses.reduce((sum, { calls }) => sum + calls, lost);
}
