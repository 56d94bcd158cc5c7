import type { Actor, AddressedEvent } from '@quad/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptModels } from '../src/index.ts';
import { actor, clockAt, err, ok, openTestDatabase, transactionsOn } from './database.ts';

describe('a transaction', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  const clock = clockAt('2026-11-02T15:00:00Z');

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  it('tells events once the change is committed, and none of an act that ended in a fault', async () => {
    const told: AddressedEvent[] = [];
    const changed = { kind: 'directory.roster', id: 'org_a', to: [] } as const;
    const transactions = transactionsOn(database.connection, clock, told);
    const toldWithin = await transactions.run(actor, async (memory) => {
      memory.tell(changed);
      return ok(told.length);
    });
    await transactions.run(actor, async (memory) => {
      memory.tell(changed);
      return err('refused');
    });
    expect(toldWithin).toEqual(ok(0));
    expect(told).toEqual([changed]);
  });

  it('writes the audit and the outbox with the change', async () => {
    const { AuditRow, OutboxRow } = keptModels(database.connection);
    await transactionsOn(database.connection, clock).run(actor, async (memory) => {
      await memory.audit({
        tenantId: 'org_a',
        action: 'open',
        subjectNoun: 'Door',
        subjectId: 'd1',
        before: null,
        after: { isOpen: true },
      });
      await memory.send({ tenantId: 'org_a', act: 'tell', subjectId: 'd1', facts: { n: 1 } });
      return ok('d1');
    });
    const audit = await AuditRow.findOne({ subjectId: 'd1' }).lean();
    expect(audit).toMatchObject({
      who: 'service:test',
      requestId: 'req_test',
      action: 'open',
      after: { isOpen: true },
      at: new Date('2026-11-02T15:00:00Z'),
    });
    expect(await OutboxRow.findOne({ subjectId: 'd1' }).lean()).toMatchObject({
      state: 'PENDING',
      act: 'tell',
      facts: { n: 1 },
    });
  });

  it('leaves nothing behind when the act ends in a fault', async () => {
    const { AuditRow } = keptModels(database.connection);
    const result = await transactionsOn(database.connection, clock).run(actor, async (memory) => {
      await memory.audit({
        tenantId: 'org_a',
        action: 'open',
        subjectNoun: 'Door',
        subjectId: 'd2',
        before: null,
        after: null,
      });
      return err({ code: 'Locked' });
    });
    expect(result).toEqual({ ok: false, error: { code: 'Locked' } });
    expect(await AuditRow.countDocuments({ subjectId: 'd2' })).toBe(0);
  });

  it('leaves nothing behind when something throws', async () => {
    const { AuditRow } = keptModels(database.connection);
    const run = transactionsOn(database.connection, clock).run(actor, async (memory) => {
      await memory.audit({
        tenantId: 'org_a',
        action: 'open',
        subjectNoun: 'Door',
        subjectId: 'd3',
        before: null,
        after: null,
      });
      throw new Error('the roof fell in');
    });
    await expect(run).rejects.toThrow('the roof fell in');
    expect(await AuditRow.countDocuments({ subjectId: 'd3' })).toBe(0);
  });

  it('acts once for twenty calls at once with one clientMutationId', async () => {
    const { AuditRow } = keptModels(database.connection);
    const transactions = transactionsOn(database.connection, clock);
    const act = (subjectId: string) =>
      transactions.run(actor, async (memory) => {
        const known = await memory.recall('org_a', 'make', 'same');
        if (known !== null) return ok(known);
        await memory.remember('org_a', 'make', 'same', subjectId);
        await memory.audit({
          tenantId: 'org_a',
          action: 'make',
          subjectNoun: 'Thing',
          subjectId,
          before: null,
          after: {},
        });
        return ok(subjectId);
      });
    const results = await Promise.all(Array.from({ length: 20 }, (_, index) => act(`thing-${index}`)));
    expect(new Set(results.map((result) => (result.ok ? result.value : 'fault'))).size).toBe(1);
    expect(await AuditRow.countDocuments({ action: 'make' })).toBe(1);
  });

  it('acts for each principal by its own clientMutationIds, however long', async () => {
    const transactions = transactionsOn(database.connection, clock);
    const act = (personId: string, key: string) =>
      transactions.run(personActor(personId), async (memory) => {
        const known = await memory.recall('org_a', 'grant', key);
        if (known !== null) return ok(known);
        await memory.remember('org_a', 'grant', key, `made by ${personId}`);
        return ok(`made by ${personId}`);
      });
    const long = 'x'.repeat(50_000);
    for (const key of ['one-of-two-people', long]) {
      expect(await act('per_1', key)).toEqual(ok('made by per_1'));
      expect(await act('per_2', key)).toEqual(ok('made by per_2'));
      expect(await act('per_1', key)).toEqual(ok('made by per_1'));
    }
  });
});

function personActor(personId: string): Actor {
  const principal = {
    kind: 'PERSON',
    personId,
    accountId: `acc_${personId}`,
    organizationId: 'org_a',
    grants: [],
  } as const;
  return { principal, requestId: 'req_test' };
}
