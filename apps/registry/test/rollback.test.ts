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
