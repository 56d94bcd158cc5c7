import { createLogger } from '@quad/subgraph-kit';
import { beforeEach, describe, expect, it } from 'vitest';
import { createUsageCounts, type UsageCounts } from './usage-counts.ts';
import { createUsageDelivery, type UsageBatch, type UsageDelivery } from './usage-delivery.ts';

let now: number;
let sent: UsageBatch[];
let answer: () => { unknown: string[] };
let counts: UsageCounts;
let delivery: UsageDelivery;

beforeEach(() => {
  now = Date.UTC(2026, 10, 2, 23, 59);
  sent = [];
  answer = () => ({ unknown: [] });
  counts = createUsageCounts(2, () => now);
  delivery = createUsageDelivery({
    counts,
    nowMs: () => now,
    logger: createLogger('gateway', 'silent'),
    send: (batch) => {
      sent.push(batch);
      return Promise.resolve().then(answer);
    },
  });
});

const rooms = { hash: 'aa', name: 'Rooms', text: '{rooms{id}}' };
const people = { hash: 'bb', name: null, text: '{people{id}}' };
const fails = () => {
  throw new Error('away');
};
const uses = () =>
  sent.map((batch) => batch.uses.map(({ client, operation, calls }) => [client, operation, calls]));

describe('counts of operations', () => {
  it('go by client, operation and day, and what has no room is told as lost', async () => {
    counts.add('portal', rooms, false);
    now += 10_000;
    counts.add('portal', rooms, true);
    counts.add('ven_1', rooms, false);
    counts.add('ven_1', people, false);
    now += 5_000;
    await delivery.flush();
    expect(sent).toEqual([
      {
        id: expect.any(String),
        lost: 1,
        operations: [rooms],
        uses: [
          { client: 'portal', operation: 'aa', calls: 2, errors: 1, lastSeenAgoMs: 5_000 },
          { client: 'ven_1', operation: 'aa', calls: 1, errors: 0, lastSeenAgoMs: 5_000 },
        ],
      },
    ]);
  });

  it('of two days stay apart', async () => {
    counts.add('portal', rooms, false);
    now += 120_000;
    counts.add('portal', rooms, false);
    await delivery.flush();
    expect(sent[0]?.uses.map(({ lastSeenAgoMs }) => lastSeenAgoMs)).toEqual([120_000, 0]);
  });
});

describe('their way to the registry', () => {
  it('sends nothing when nothing was counted, and each text once', async () => {
    await delivery.flush();
    counts.add('portal', rooms, false);
    await delivery.flush();
    counts.add('portal', rooms, false);
    await delivery.flush();
    expect(sent.map(({ operations }) => operations)).toEqual([[rooms], []]);
  });

  it('sends a batch that may have arrived again under its id, and counts on beside it', async () => {
    answer = fails;
    counts.add('portal', rooms, false);
    await delivery.flush();
    counts.add('portal', people, false);
    await delivery.flush();
    answer = () => ({ unknown: [] });
    await delivery.flush();
    await delivery.flush();
    expect(new Set(sent.slice(0, 3).map(({ id }) => id)).size).toBe(1);
    expect(uses()).toEqual([
      [['portal', 'aa', 1]],
      [['portal', 'aa', 1]],
      [['portal', 'aa', 1]],
      [['portal', 'bb', 1]],
    ]);
  });

  it('tells the calls of a batch as lost that was not taken for half a day', async () => {
    answer = fails;
    counts.add('portal', rooms, false);
    await delivery.flush();
    now += 13 * 3_600_000;
    await delivery.flush();
    answer = () => ({ unknown: [] });
    await delivery.flush();
    expect(sent.at(-1)).toMatchObject({ lost: 1, uses: [] });
    expect(sent.at(-1)?.id).not.toBe(sent[0]?.id);
  });

  it('sends a text again that the registry has lost, also without new calls', async () => {
    counts.add('portal', rooms, false);
    await delivery.flush();
    counts.add('portal', rooms, false);
    answer = () => ({ unknown: ['aa'] });
    await delivery.flush();
    answer = () => ({ unknown: [] });
    await delivery.flush();
    await delivery.flush();
    expect(sent.map(({ operations }) => operations)).toEqual([[rooms], [], [rooms]]);
  });

  it('tells many in several batches, one after the other', async () => {
    counts = createUsageCounts(2_000, () => now);
    delivery = createUsageDelivery({
      counts,
      nowMs: () => now,
      logger: createLogger('gateway', 'silent'),
      send: async (batch) => {
        sent.push(batch);
        return { unknown: [] };
      },
    });
    for (let one = 0; one < 1_100; one += 1) counts.add(`ven_${one}`, rooms, false);
    await delivery.flush();
    expect(sent.map((batch) => batch.uses.length)).toEqual([500, 500, 100]);
    expect(new Set(sent.flatMap((batch) => batch.uses.map(({ client }) => client))).size).toBe(1_100);
  });

  it('takes a megabyte of texts at once, and the others with the next batch', async () => {
    const large = (hash: string) => ({ hash, name: null, text: 'x'.repeat(600_000) });
    counts.add('portal', large('cc'), false);
    counts.add('portal', large('dd'), false);
    answer = () => ({ unknown: sent.length === 1 ? ['dd'] : [] });
    await delivery.flush();
    await delivery.flush();
    expect(sent.map(({ operations }) => operations.map(({ hash }) => hash))).toEqual([['cc'], ['dd']]);
  });
});
