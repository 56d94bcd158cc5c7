import { expect, it } from 'vitest';
import type { DisclosureRow } from '../kept-models.ts';
import { checkedPart } from './chain.ts';
import { createChainedWriter } from './chained-writer.ts';

const row = (id: string): DisclosureRow => ({
  _id: id,
  tenantId: 'org_lake',
  requestId: 'req_1',
  who: 'operator',
  roles: [],
  purpose: 'ROSTERING',
  studentIds: [],
  fields: [],
  classes: [],
  isRequired: false,
  evidence: 'FETCHED',
  at: new Date(0),
});

/** A log in memory, whose writes end when they are let. */
function memory() {
  const rows: DisclosureRow[] = [];
  const inserts: { readonly rows: DisclosureRow[]; end(fault?: Error): void }[] = [];
  let chains = 0;
  const writer = createChainedWriter({
    newest: async () => rows.at(-1) ?? null,
    insert(added) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const end = (fault?: Error) => {
        if (fault !== undefined) return reject(fault);
        rows.push(...added);
        resolve();
      };
      inserts.push({ rows: added, end });
      return promise;
    },
    newChainId: () => {
      chains += 1;
      return `chain ${chains}`;
    },
  });
  const insertOf = async (n: number) => {
    while (inserts.length <= n) await new Promise(setImmediate);
    const found = inserts[n];
    if (found === undefined) throw new Error('There is no such write.');
    return found;
  };
  const check = () => checkedPart(rows, new Map(rows.map((one) => [one._id, one])));
  return { writer, insertOf, inserts, rows, check };
}

it('writes what comes meanwhile together, in one chain', async () => {
  const log = memory();
  const first = log.writer.write(() => [row('dis_1')]);
  const others = ['dis_2', 'dis_3', 'dis_4'].map((id) => log.writer.write(() => [row(id)]));
  (await log.insertOf(0)).end();
  await first;
  (await log.insertOf(1)).end();
  await Promise.all(others);
  expect(log.inserts.map(({ rows }) => rows.length)).toEqual([1, 3]);
  expect(log.check()).toEqual({
    entries: 4,
    chains: [{ chainId: 'chain 1', entries: 4, lastPosition: 3 }],
    faults: [],
  });
});

it('begins another chain behind what stands there when a write fails', async () => {
  const log = memory();
  const first = log.writer.write(() => [row('dis_1')]);
  (await log.insertOf(0)).end();
  await first;
  const failing = expect(log.writer.write(() => [row('dis_2')])).rejects.toThrow('disk full');
  (await log.insertOf(1)).end(new Error('disk full'));
  await failing;
  const last = log.writer.write(() => [row('dis_3')]);
  (await log.insertOf(2)).end();
  await last;
  expect(log.check()).toEqual({
    entries: 2,
    chains: [
      { chainId: 'chain 1', entries: 1, lastPosition: 0 },
      { chainId: 'chain 2', entries: 1, lastPosition: 0 },
    ],
    faults: [],
  });
  expect(log.rows.at(-1)?.chain?.previousId).toBe('dis_1');
});

it('fails whoever has no rows to give, and nobody else', async () => {
  const log = memory();
  const spoilt = expect(
    log.writer.write(() => {
      throw new Error('no purpose');
    }),
  ).rejects.toThrow('no purpose');
  const good = log.writer.write(() => [row('dis_1')]);
  await spoilt;
  (await log.insertOf(0)).end();
  await good;
  await log.writer.write(() => []);
  expect(log.rows).toHaveLength(1);
});
