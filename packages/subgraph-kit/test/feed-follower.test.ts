import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FeedPage, keptModels, projectionStatus, startFeedFollower } from '../src/index.ts';
import { openTestDatabase, silent } from './database.ts';

describe('a feed follower', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const feed = ['a', 'b', 'c', 'd', 'e'];
  const pull = async (after: string | null): Promise<FeedPage<string>> => {
    const from = after === null ? 0 : Number(after);
    const changes = feed.slice(from, from + 2);
    return {
      changes,
      endCursor: String(from + changes.length),
      hasNextPage: from + changes.length < feed.length,
      newestChangeVersion: feed.length,
    };
  };

  it('applies every change once and in order, through a page that fails and a restart', async () => {
    const { AuditRow } = keptModels(database.connection);
    let failures = 0;
    const options = {
      name: 'letters',
      connection: database.connection,
      logger: silent,
      pollMs: 20,
      pull,
      apply: async (changes: readonly string[], session: import('mongoose').ClientSession) => {
        for (const letter of changes)
          await AuditRow.create([{ _id: `letter-${letter}`, tenantId: 'org_a' }], { session });
        if (changes.includes('c') && failures === 0) {
          failures += 1;
          throw new Error('the page could not be written');
        }
      },
    };
    const first = startFeedFollower(options);
    await vi.waitFor(async () => expect(await AuditRow.countDocuments({})).toBe(5), {
      timeout: 10_000,
      interval: 20,
    });
    await first.stop();
    const second = startFeedFollower(options);
    await vi.waitFor(
      async () => expect((await projectionStatus(database.connection, 'letters')).changeVersion).toBe(5),
      { timeout: 10_000, interval: 20 },
    );
    await second.stop();
    expect(failures).toBe(1);
    expect((await projectionStatus(database.connection, 'letters')).lagMs).not.toBeNull();
  });
});
