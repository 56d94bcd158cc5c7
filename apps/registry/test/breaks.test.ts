import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '../src/domain/check.ts';
import { type Answer, budgets, createWorld, directory, type World } from './world.ts';

let world: World;
let batches: number;
beforeEach(async () => {
  batches = 0;
  const facts = new Map([['ven_1', { name: 'Sample SIS', contact: 'it@sis.example' }]]);
  world = await createWorld({ clients: { facts: () => Promise.resolve(facts) } });
  const fields = 'cost: Int! spent: Int @deprecated(reason: "use cost from 2026-12-01")';
  await world.publish({ ...directory(), revision: 1 }, { ...budgets(fields), revision: 1 });
});
afterEach(() => world.close());

const text = 'query Costs{person(id:""){cost}}';
const hash = createHash('sha256').update(text).digest('hex');
const seen = (client: string, calls = 3, operation = { hash, name: 'Costs', text }) => {
  batches += 1;
  const use = { client, operation: operation.hash, calls, errors: 0, lastSeenAgoMs: 86_400_000 };
  return world.tell({ id: String(batches), lost: 0, operations: [operation], uses: [use] });
};
const without = { ...budgets('spent: Int'), revision: 2 };
const check = (more: object = {}) =>
  world.post('/check', { author: 'ada', subgraphs: [budgets('spent: Int')], ...more });
const findings = ({ body }: Answer) => body.findings as Finding[];
const approve = (what: string, until: string, client = 'ven_1') =>
  world.post('/approve', { author: 'grace', what, client, until, reason: 'agreed by phone' });

describe('a change that breaks a client that was seen', () => {
  it('names who breaks: operation, calls, last use, contact', async () => {
    await seen('ven_1');
    await seen('portal', 20);
    const answer = await check();
    expect(answer.body).toMatchObject({ kind: 'CHECK', refusedWith: 'BREAKS_CLIENTS', author: 'ada' });
    expect(findings(answer)).toEqual([
      {
        code: 'BREAKS_CLIENTS',
        severity: 'ERROR',
        rule: null,
        path: 'Person.cost',
        change: 'FIELD_REMOVED Person.cost',
        message: expect.stringMatching(/Field 'cost' was removed .* breaks portal, Sample SIS; keep it/),
        uses: [
          {
            client: 'portal',
            clientName: 'portal',
            contact: null,
            operation: hash,
            operationName: 'Costs',
            calls: 20,
            lastSeen: '2026-11-01T15:00:00Z',
            excuse: null,
          },
          expect.objectContaining({
            client: 'ven_1',
            clientName: 'Sample SIS',
            contact: 'it@sis.example',
            calls: 3,
          }),
        ],
      },
    ]);
  });

  it('is refused when it is published, and the refusal is kept as a check', async () => {
    await seen('ven_1');
    const answer = await world.publish(without);
    expect([answer.status, answer.body.code]).toEqual([422, 'BREAKS_CLIENTS']);
    expect(answer.body.check).toMatchObject({
      id: expect.stringMatching(/^chk_/),
      kind: 'PUBLISH',
      commit: 'c0ffee',
    });
    expect((await world.get('/supergraph/production')).text).toContain('cost: Int!');
  });

  it('holds nobody up whose new version comes with it', async () => {
    await seen('portal');
    const answer = await world.post('/publish', {
      author: 'ada',
      subgraphs: [without],
      together: ['portal'],
    });
    expect(answer.body).toMatchObject({ state: 'PUBLISHED', check: { refusedWith: null } });
    const [found] = (answer.body.check as { findings: Finding[] }).findings;
    expect(found).toMatchObject({ severity: 'WARNING', uses: [{ excuse: 'DEPLOYED_TOGETHER' }] });
  });

  it('breaks also who only registered its operation', async () => {
    await world.putDocuments('ven_1', { [hash]: text });
    const answer = await check();
    expect(findings(answer)).toMatchObject([
      { severity: 'ERROR', uses: [{ client: 'ven_1', operationName: 'Costs', calls: 0, lastSeen: null }] },
    ]);
    await seen('ven_1');
    expect(findings(await check())).toMatchObject([{ uses: [{ client: 'ven_1', calls: 3 }] }]);
  });

  it('is refused also for a deprecated field, while somebody uses it', async () => {
    await seen('ven_1', 1, { hash: 'a'.repeat(64), name: 'Spent', text: '{person(id:""){spent}}' });
    const answer = await world.publish({ ...budgets('cost: Int!'), revision: 2 });
    expect(answer.body.code).toBe('BREAKS_CLIENTS');
  });

  it('passes when nobody used it in the window, which is said', async () => {
    await seen('ven_1');
    world.clock.set('2026-12-15T15:00:00Z');
    const answer = await check();
    expect(answer.body.refusedWith).toBeNull();
    expect(findings(answer)).toMatchObject([
      {
        code: 'BREAKS_NOBODY',
        severity: 'INFO',
        message: expect.stringContaining('nobody used it in the last 30 days'),
      },
    ]);
    expect((await world.publish(without)).body.state).toBe('PUBLISHED');
  });

  it('says how many calls nobody counted', async () => {
    await world.tell({ id: 'l', lost: 7, operations: [], uses: [] });
    expect(findings(await check()).at(-1)).toMatchObject({ code: 'USAGE_LOST', severity: 'WARNING' });
  });
});

describe('an approval', () => {
  it('of a check lets its changes break one client until its last day', async () => {
    await seen('ven_1');
    const { id } = (await check()).body;
    const approved = await approve(String(id), '2026-11-10');
    expect(approved.body.approvals).toEqual([
      expect.objectContaining({
        change: 'FIELD_REMOVED Person.cost',
        client: 'ven_1',
        until: '2026-11-10',
        author: 'grace',
        reason: 'agreed by phone',
        at: '2026-11-02T15:00:00Z',
      }),
    ]);
    expect((await check()).body).toMatchObject({
      refusedWith: null,
      findings: [{ severity: 'WARNING', uses: [{ excuse: { until: '2026-11-10' } }] }],
    });
    await seen('portal');
    expect((await check()).body.refusedWith).toBe('BREAKS_CLIENTS');
    await approve('Person.cost', '2026-11-10', 'portal');
    world.clock.set('2026-11-11T00:00:00Z');
    expect((await world.publish(without)).body.code).toBe('BREAKS_CLIENTS');
    world.clock.set('2026-11-10T23:59:59Z');
    expect((await world.publish(without)).body.state).toBe('PUBLISHED');
  });

  it('is refused for a past day, an unknown check, and a client that nothing breaks', async () => {
    await seen('ven_1');
    const { id } = (await check()).body;
    const codes = [
      await approve(String(id), '2026-11-01'),
      await approve('chk_nowhere', '2026-11-10'),
      await approve(String(id), '2026-11-10', 'ven_2'),
      await approve(String(id), 'soon'),
    ].map(({ status, body }) => [status, body.code]);
    expect(codes).toEqual([
      [422, 'UNTIL_IS_PAST'],
      [404, 'CHECK_UNKNOWN'],
      [422, 'NOTHING_TO_APPROVE'],
      [400, 'BAD_REQUEST'],
    ]);
  });
});
