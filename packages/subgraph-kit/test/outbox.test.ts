import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DeliveryOutcome, keptModels, type OutboxRow, outboxStatus, startOutbox } from '../src/index.ts';
import { actor, clockAt, ok, openTestDatabase, silent, transactionsOn } from './database.ts';

describe('the outbox', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  const clock = clockAt('2026-11-02T15:00:00Z');

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => keptModels(database.connection).OutboxRow.deleteMany({}));
  afterAll(() => database.close());

  const send = (subjectId: string) =>
    transactionsOn(database.connection, clock).run(actor, async (memory) => {
      await memory.send({ tenantId: 'org_a', act: 'tell', subjectId, facts: {} });
      return ok(null);
    });

  async function deliverUntil(
    deliver: (id: string) => DeliveryOutcome,
    isDone: (rows: readonly OutboxRow[]) => boolean,
  ) {
    const seen: string[] = [];
    const outbox = startOutbox({
      connection: database.connection,
      logger: silent,
      deliver: async ({ _id }) => {
        seen.push(_id);
        return deliver(_id);
      },
    });
    await vi.waitFor(
      async () => expect(isDone(await keptModels(database.connection).OutboxRow.find().lean())).toBe(true),
      { timeout: 10_000, interval: 50 },
    );
    await outbox.stop();
    return seen;
  }

  it('delivers each row and says that nothing waits', async () => {
    await send('a');
    await send('b');
    const seen = await deliverUntil(
      () => ({ outcome: 'DELIVERED' }),
      (rows) => rows.every(({ state }) => state === 'DELIVERED'),
    );
    expect(new Set(seen).size).toBe(2);
    expect(await outboxStatus(database.connection)).toEqual({
      pending: 0,
      refused: 0,
      oldestPendingAt: null,
    });
  });

  it('tries again with the same id until the other side takes it', async () => {
    await send('c');
    let tries = 0;
    const seen = await deliverUntil(
      () => {
        tries += 1;
        if (tries < 3) throw new Error('the other side is down');
        return { outcome: 'DELIVERED' };
      },
      (rows) => rows.every(({ state }) => state === 'DELIVERED'),
    );
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
  });

  it('ends a row that is refused by name and keeps the reason', async () => {
    await send('d');
    const seen = await deliverUntil(
      () => ({ outcome: 'REFUSED', reason: 'NotFound: no such request' }),
      (rows) => rows.every(({ state }) => state === 'REFUSED'),
    );
    expect(seen).toHaveLength(1);
    expect(await keptModels(database.connection).OutboxRow.findOne().lean()).toMatchObject({
      lastFault: 'NotFound: no such request',
    });
    expect((await outboxStatus(database.connection)).refused).toBe(1);
  });
});
