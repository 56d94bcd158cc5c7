import type { ClientSession, Connection } from 'mongoose';
import { keptModels } from './kept-models.ts';
import type { Logger } from './logger.ts';
import { createPause } from './pause.ts';

/** One page of an owner's change feed. */
export interface FeedPage<Change> {
  readonly changes: readonly Change[];
  /** Where the next page begins; null when the feed is still empty. */
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly newestChangeVersion: number;
}

export interface ProjectionStatus {
  readonly name: string;
  readonly changeVersion: number;
  /** Milliseconds since the projection last stood at the feed's end; null before the first time. */
  readonly lagMs: number | null;
  readonly caughtUpAt: string | null;
}

/**
 * Follows an owner's change feed into a projection. Page and position are written in one
 * transaction, so that a crash between them repeats or loses nothing; the projection can be
 * rebuilt by removing its position.
 */
export function startFeedFollower<Change>(options: {
  readonly name: string;
  readonly connection: Connection;
  readonly logger: Logger;
  readonly pull: (after: string | null) => Promise<FeedPage<Change>>;
  readonly apply: (changes: readonly Change[], session: ClientSession) => Promise<void>;
  readonly pollMs: number;
}): { stop(): Promise<void> } {
  const { FeedPosition } = keptModels(options.connection);
  let isStopping = false;
  const pause = createPause();

  async function followOnce(): Promise<boolean> {
    const position = await FeedPosition.findById(options.name).lean();
    const page = await options.pull(position?.cursor ?? null);
    if (page.changes.length === 0) {
      const caughtUp = { caughtUpAt: new Date(), changeVersion: page.newestChangeVersion };
      await FeedPosition.updateOne({ _id: options.name }, { $set: caughtUp }, { upsert: true });
      return false;
    }
    const session = await options.connection.startSession();
    try {
      await session.withTransaction(async () => {
        await options.apply(page.changes, session);
        const moved = {
          cursor: page.endCursor,
          ...(page.hasNextPage ? {} : { caughtUpAt: new Date(), changeVersion: page.newestChangeVersion }),
        };
        await FeedPosition.updateOne({ _id: options.name }, { $set: moved }, { upsert: true, session });
      });
    } finally {
      await session.endSession();
    }
    return page.hasNextPage;
  }

  async function loop(): Promise<void> {
    let hasFailed = false;
    while (!isStopping) {
      let hasMore = false;
      try {
        hasMore = await followOnce();
        hasFailed = false;
      } catch (error) {
        // Said aloud once in a row: the owner may be down for long, and is asked a few times a second.
        options.logger[hasFailed ? 'debug' : 'warn'](
          { err: error, feed: options.name },
          'the feed cannot be followed now, will be tried again',
        );
        hasFailed = true;
      }
      if (hasMore) continue;
      if (!isStopping) await pause.wait(options.pollMs);
    }
  }

  const running = loop();
  return {
    async stop() {
      isStopping = true;
      pause.wake();
      await running;
    },
  };
}

/** Where a projection stands, for `/readyz` and `/status`. */
export async function projectionStatus(connection: Connection, name: string): Promise<ProjectionStatus> {
  const position = await keptModels(connection).FeedPosition.findById(name).lean();
  const caughtUpAt = position?.caughtUpAt ?? null;
  return {
    name,
    changeVersion: position?.changeVersion ?? 0,
    lagMs: caughtUpAt === null ? null : Date.now() - caughtUpAt.getTime(),
    caughtUpAt: caughtUpAt === null ? null : caughtUpAt.toISOString(),
  };
}
