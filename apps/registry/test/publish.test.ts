import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { budgets, cohorts, createWorld, directory, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld({ processes: 2 });
});
afterEach(() => world.close());

const at = <Text extends object>(revision: number, text: Text) => ({ ...text, revision });
const served = async () => (await world.get('/subgraphs/production')).body;

describe('until the first set composes', () => {
  it('a publish is pending and says what is missing, and the graph is served once it is there', async () => {
    const early = at(1, {
      name: 'budgets',
      sdl: 'extend type Query { me: Person } type Cost { cents: Int }',
    });
    const first = await world.publish(early);
    expect(first.body).toMatchObject({ state: 'PENDING', supergraph: null, sequence: 1 });
    expect(JSON.stringify(first.body.missing)).toContain('Person');
    expect((await world.get('/supergraph/production')).body.code).toBe('NOT_COMPOSED');
    const second = await world.publish(at(1, directory()), at(2, budgets()));
    expect(second.body).toMatchObject({ state: 'PUBLISHED', sequence: 2 });
    expect((await world.get('/supergraph/production')).text).toContain('cost: Int');
  });

  it('what is no SDL is refused, not kept waiting', async () => {
    const answer = await world.publish(at(1, { name: 'torn', sdl: 'type Query {' }));
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('NOT_SDL');
    expect((await world.get('/history/production')).status).toBe(404);
  });
});

describe('a published graph', () => {
  beforeEach(async () => {
    const answer = await world.publish(at(10, budgets()), at(10, directory()));
    expect(answer.body).toMatchObject({ state: 'PUBLISHED', missing: [] });
  });

  it('takes one subgraph alone and says how the public API changed', async () => {
    const answer = await world.publish(at(11, budgets('spent: Int')));
    expect(answer.body).toMatchObject({ state: 'PUBLISHED', sequence: 2 });
    expect(answer.body.changes).toEqual([
      expect.objectContaining({ level: 'BREAKING', path: 'Person.cost' }),
      expect.objectContaining({ level: 'NON_BREAKING', path: 'Person.spent' }),
    ]);
  });

  it('refuses an older revision, even with the text that is served', async () => {
    for (const text of [budgets(), budgets('spent: Int')]) {
      const answer = await world.publish(at(9, text));
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        code: 'STALE_REVISION',
        refused: [{ subgraph: 'budgets', revision: 9, newest: 10 }],
      });
    }
  });

  it('lets a revision be published again and does nothing, but not with another text', async () => {
    const again = await world.publish(at(10, budgets()));
    expect(again.body).toMatchObject({ state: 'UNCHANGED', sequence: 1 });
    const other = await world.publish(at(10, budgets('spent: Int')));
    expect([other.status, other.body.code]).toEqual([409, 'REVISION_TAKEN']);
  });

  it('refuses a batch as a whole', async () => {
    const before = await served();
    const answer = await world.publish(at(11, budgets('spent: Int')), at(9, directory('email: String')));
    expect(answer.body.code).toBe('STALE_REVISION');
    expect(await served()).toEqual(before);
  });

  it('refuses what does not compose, and serves on', async () => {
    const before = await served();
    const answer = await world.publish(at(11, budgets('name: Int')));
    expect([answer.status, answer.body.code]).toEqual([422, 'DOES_NOT_COMPOSE']);
    expect(answer.body.message).toContain('Person.name');
    expect(await served()).toEqual(before);
  });

  it('refuses what nobody could be allowed, with the place', async () => {
    const answer = await world.publish(
      at(11, budgets('cost: Int @federation__policy(policies: [["nobody"]])')),
    );
    expect([answer.status, answer.body.code]).toEqual([422, 'RUNTIME_REFUSES']);
    expect(answer.body.faults).toEqual([expect.stringContaining('[budgets] Person.cost uses @policy')]);
  });

  it('loses none of many publishes at once, in two processes', async () => {
    const publishes = ['one', 'two', 'three', 'four', 'five', 'six'].map((name, index) =>
      world.post(
        '/publish',
        { author: name, subgraphs: [at(1, { ...cohorts(`${name}: Int`), name })] },
        { at: index % 2 },
      ),
    );
    const states = (await Promise.all(publishes)).map(({ body }) => body.state);
    expect(new Set(states)).toEqual(new Set(['PUBLISHED']));
    const { text } = await world.get('/supergraph/production');
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) expect(text).toContain(`${name}: Int`);
    const { acts } = (await world.get('/history/production')).body as { acts: { sequence: number }[] };
    expect(acts.map(({ sequence }) => sequence)).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  it('keeps who did what for which commit', async () => {
    const { acts } = (await world.get('/history/production?first=1')).body as { acts: object[] };
    expect(acts).toEqual([
      expect.objectContaining({
        kind: 'PUBLISH',
        author: 'ada',
        commit: 'c0ffee',
        at: '2026-11-02T15:00:00Z',
        published: [
          expect.objectContaining({ name: 'budgets', revision: 10 }),
          expect.objectContaining({ name: 'directory', revision: 10 }),
        ],
      }),
    ]);
  });
});
