import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budgets, createWorld, directory, type World } from './world.ts';

let world: World;
let version: string;
beforeAll(async () => {
  world = await createWorld({ processes: 2 });
  const subgraphs = [
    { ...directory(), revision: 1 },
    { ...budgets(), revision: 1 },
  ];
  version = String((await world.publish(...subgraphs)).body.supergraph);
});
afterAll(() => world.close());

describe('who may act', () => {
  const acts = ['/publish', '/check', '/approve', '/rollback'];

  it.each(acts)('%s is for the operator alone', async (path) => {
    const without = await fetch(`${world.urls[0]}${path}`, { method: 'POST', body: '{}' });
    expect(without.status).toBe(401);
    for (const token of [
      await world.token({ issuer: 'quad-gateway' }),
      await world.token({ lifetime: '-1m' }),
      'forged',
    ]) {
      const answer = await world.post(path, {}, { token });
      expect([answer.status, answer.body.code]).toEqual([401, 'OPERATOR_REQUIRED']);
    }
  });

  it.each(acts)('%s says every fault of its body at once', async (path) => {
    const answer = await world.post(path, { variant: 'No Name', subgraphs: [] });
    expect([answer.status, answer.body.code]).toEqual([400, 'BAD_REQUEST']);
    expect(String(answer.body.message)).toContain('variant: must be a name');
  });

  it('each subgraph stands in a batch once, and has a name that an address can have', async () => {
    const twice = { ...budgets(), revision: 2 };
    expect((await world.publish(twice, twice)).body.message).toContain('must name each subgraph once');
    const named = await world.publish({ ...budgets(), name: 'a.b/c', revision: 1 });
    expect(named.body.message).toContain('subgraphs.0.name: must be a name');
  });

  it('a body of 9 MB is refused', async () => {
    const answer = await world.publish({ name: 'big', sdl: '#'.repeat(9 * 1024 * 1024), revision: 1 });
    expect([answer.status, answer.body.code]).toEqual([413, 'BAD_REQUEST']);
  });
});

describe('a check', () => {
  it('says what would change, and changes nothing', async () => {
    const answer = await world.post('/check', { subgraphs: [budgets('spent: Int')] });
    expect(answer.body.changes).toEqual([
      expect.objectContaining({ level: 'BREAKING', path: 'Person.cost' }),
      expect.objectContaining({ level: 'NON_BREAKING', path: 'Person.spent' }),
    ]);
    expect((await world.get('/supergraph/production')).headers.get('etag')).toBe(`"${version}"`);
  });

  it('says what would be refused', async () => {
    const answer = await world.post('/check', { subgraphs: [budgets('name: Int')] });
    expect(answer.body).toMatchObject({ refusedWith: 'DOES_NOT_COMPOSE', supergraph: null });
  });
});

describe('delivery', () => {
  it('answers 304 to who has the version, and 404 for a graph of another name', async () => {
    const known = { 'if-none-match': `"${version}"` };
    expect((await world.get('/supergraph/production', known)).status).toBe(304);
    expect((await world.get('/supergraph/production', { 'if-none-match': '"old"' })).status).toBe(200);
    expect((await world.get('/supergraph/staging')).status).toBe(404);
    expect((await world.get('/subgraphs/staging')).body.code).toBe('VARIANT_UNKNOWN');
  });

  it('answers who waits as soon as another process publishes, and 304 when the time is over', async () => {
    const known = (prefer: string) => ({ 'if-none-match': `"${version}"`, prefer });
    expect((await world.get('/supergraph/production', known('wait=1'), 1)).status).toBe(304);
    const waiting = world.get('/supergraph/production', known('wait=60'), 1);
    const published = await world.publish({ ...budgets('spent: Int'), revision: 2 });
    const answer = await waiting;
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe(`"${published.body.supergraph}"`);
    expect(answer.text).toContain('spent: Int');
  });

  it('says how it is', async () => {
    expect((await world.get('/readyz')).body).toMatchObject({ name: 'registry', ok: true });
    expect((await world.get('/status')).body.detail).toMatch(/^up; serves version [0-9a-f]{12}$/);
    expect((await world.get('/nowhere')).body.code).toBe('NOT_FOUND');
  });

  it('does not keep a registry from stopping that somebody waits', async () => {
    const short = await createWorld();
    const { body } = await short.publish({ ...directory(), revision: 1 });
    const headers = { 'if-none-match': `"${body.supergraph}"`, prefer: 'wait=60' };
    const waiting = short.get('/supergraph/production', headers).catch(() => null);
    await short.get('/livez');
    await short.close();
    await waiting;
  });
});
