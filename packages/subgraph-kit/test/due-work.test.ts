import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keptModels, startDueWork } from '../src/index.ts';
import { actor, clockAt, ok, openTestDatabase, silent, transactionsOn } from './database.ts';

describe('due work', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  const clock = clockAt('2026-11-02T15:00:00Z');

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const schedule = (subjectId: string, dueAt: string) =>
    transactionsOn(database.connection, clock).run(actor, async (memory) => {
      await memory.schedule({
        tenantId: 'org_a',
        act: 'close',
        subjectId,
        dueAt: Temporal.Instant.from(dueAt),
        facts: {},
      });
      return ok(null);
    });

  it('is done in the order of its instants once the clock reaches them, a failing one again', async () => {
    await schedule('later', '2026-11-04T00:00:00Z');
    await schedule('sooner', '2026-11-03T00:00:00Z');
    await schedule('moved', '2026-11-02T16:00:00Z');
    await schedule('moved', '2027-01-01T00:00:00Z');
    const done: string[] = [];
    let failures = 0;
    const running = startDueWork({
      connection: database.connection,
      clock,
      logger: silent,
      perform: async ({ subjectId }) => {
        if (subjectId === 'later' && failures === 0) {
          failures += 1;
          throw new Error('not yet');
        }
        done.push(subjectId);
      },
    });
    clock.set('2026-11-05T00:00:00Z');
    await vi.waitFor(() => expect(done).toEqual(['sooner', 'later']), { timeout: 10_000, interval: 50 });
    await running.stop();
    expect(await keptModels(database.connection).DueWorkRow.countDocuments({ state: 'WAITING' })).toBe(1);
  });
});
