import { personWith } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets, cohorts, createWorld, directory, type World } from './world.ts';

let world: World;
let first: string;
let second: string;
beforeAll(async () => {
  world = await createWorld();
  const subgraphs = [
    { ...directory(), revision: 1 },
    { ...budgets(), revision: 1 },
  ];
  first = String((await world.publish(...subgraphs)).body.supergraph);
  second = String((await world.publish({ ...budgets('spent: Int'), revision: 2 })).body.supergraph);
});
afterAll(() => world.close());

const rollBack = (version: string) => world.post('/rollback', { author: 'bo', version });

describe('rolling back', () => {
  it('refuses what was never served, and what is served', async () => {
    const never = await rollBack('0'.repeat(64));
    expect([never.status, never.body.code]).toEqual([404, 'VERSION_UNKNOWN']);
    const already = await rollBack(second);
    expect([already.status, already.body.code]).toEqual([409, 'ALREADY_SERVED']);
  });

  it('serves the earlier version again, as an act of its own', async () => {
    const answer = await rollBack(first);
    expect(answer.body).toMatchObject({ supergraph: first, sequence: 3 });
    expect((await world.get('/supergraph/production')).headers.get('etag')).toBe(`"${first}"`);
    const { acts } = (await world.get('/history/production?first=1')).body as { acts: object[] };
    expect(acts).toEqual([expect.objectContaining({ kind: 'ROLLBACK', author: 'bo', published: [] })]);
  });

  it('leaves revisions alone: what was rolled back does not come back by itself', async () => {
    const again = await world.publish({ ...budgets('spent: Int'), revision: 2 });
    expect(again.body).toMatchObject({ state: 'UNCHANGED', supergraph: first });
    const older = await world.publish({ ...budgets(), revision: 1 });
    expect(older.body.code).toBe('STALE_REVISION');
  });

  it('is what the next publish builds on', async () => {
    await world.publish({ ...cohorts(), revision: 1 });
    const { text } = await world.get('/supergraph/production');
    expect(text).toContain('cost: Int');
    expect(text).toContain('teams: [String!]');
    expect(text).not.toContain('spent: Int');
  });
});

describe('rolling back past what clients use', () => {
  const text = '{person(id:""){spent}}';
  const operation = { hash: 'a'.repeat(64), name: 'Spent', text };
  const use = { client: 'ven_1', operation: operation.hash, calls: 4, errors: 0, lastSeenAgoMs: 0 };
  let other: World;
  let earlier: string;
  let later: string;
  beforeAll(async () => {
    const facts = new Map([['ven_1', { name: 'Sample SIS', contact: 'it@sis.example' }]]);
    other = await createWorld({ clients: { facts: () => Promise.resolve(facts) } });
    const graph = [
      { ...directory(), revision: 1 },
      { ...budgets(), revision: 1 },
    ];
    earlier = String((await other.publish(...graph)).body.supergraph);
    later = String(
      (await other.publish({ ...budgets('cost: Int spent: Int'), revision: 2 })).body.supergraph,
    );
    await other.tell({ id: '1', lost: 0, operations: [operation], uses: [use] });
  });
  afterAll(() => other.close());
  const back = (more: object = {}) =>
    other.post('/rollback', { author: 'bo', version: earlier, commit: null, ...more });
  const forth = () => other.post('/rollback', { author: 'bo', version: later });

  it('is refused with the names of those who break, and keeps the check', async () => {
    const answer = await back();
    expect([answer.status, answer.body.code]).toEqual([422, 'BREAKS_CLIENTS']);
    expect(answer.body.message).toMatch(/nothing was rolled back.*--force\.\n.*breaks Sample SIS/);
    expect(answer.body.check).toMatchObject({
      kind: 'ROLLBACK',
      refusedWith: 'BREAKS_CLIENTS',
      supergraph: earlier,
      findings: [
        {
          path: 'Person.spent',
          uses: [{ client: 'ven_1', calls: 4, contact: 'it@sis.example', excuse: null }],
        },
      ],
    });
    expect((await other.get('/supergraph/production')).headers.get('etag')).toBe(`"${later}"`);
    const { data } = await other.ask<{ schemaChecks: { edges: { node: object }[] } }>(
      '{ schemaChecks(first: 1) { edges { node { kind isPassed subgraphs } } } }',
      {},
      personWith('PLATFORM_TEAM', { tenantId: 'org_1' }),
    );
    expect(data?.schemaChecks.edges).toEqual([
      { node: { kind: 'ROLLBACK', isPassed: false, subgraphs: ['budgets', 'directory'] } },
    ]);
  });

  it('goes through when it is forced, and says whom it breaks', async () => {
    const answer = await back({ force: true });
    expect(answer.body).toMatchObject({
      supergraph: earlier,
      check: { refusedWith: 'BREAKS_CLIENTS', findings: [{ severity: 'ERROR' }] },
    });
    expect((await other.get('/supergraph/production')).headers.get('etag')).toBe(`"${earlier}"`);
  });

  it('breaks nobody on the way to what has all that is used', async () => {
    expect((await forth()).body).toMatchObject({
      supergraph: later,
      check: { refusedWith: null, findings: [] },
    });
  });

  it('goes through with clients whose earlier version comes with it', async () => {
    const answer = await back({ together: ['ven_1'] });
    expect(answer.body).toMatchObject({
      supergraph: earlier,
      check: { refusedWith: null, findings: [{ uses: [{ excuse: 'DEPLOYED_TOGETHER' }] }] },
    });
    await forth();
  });

  it('goes through when it was approved', async () => {
    const approval = { author: 'grace', client: 'ven_1', until: '2099-12-31', reason: 'agreed by phone' };
    await other.post('/approve', { ...approval, what: 'Person.spent' });
    expect((await back()).body).toMatchObject({ supergraph: earlier, check: { refusedWith: null } });
  });
});
