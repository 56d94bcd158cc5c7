import { createHash } from 'node:crypto';
import { personWith } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finding } from '../src/domain/check.ts';
import { budgets, createWorld, directory, type World } from './world.ts';

const URL_OF_PR = 'https://pr-1.preview.example.org/graphql';
const cached = {
  ...budgets(),
  sdl: budgets('cost: Int @cacheTag(format: "x")').sdl.replace('"@key",', '"@key", "@cacheTag",'),
};
const untagged = budgets('cost: Int @tag(name: "partner") plan: Plan } type Plan { text: String');

interface Begun {
  readonly preview: { readonly id: string; readonly endsAt: string };
}

let world: World;
let version: string;
beforeAll(async () => {
  world = await createWorld({
    mostPreviews: 3,
    lint: (arriving) =>
      arriving.flatMap(({ sdl }) =>
        sdl.includes('lawless')
          ? [finding('LINT', 'ERROR', 'Person.lawless keeps to no rule of the graph.')]
          : [],
      ),
    runtime: {
      refusals: async (text) => (text.includes('unrunnable') ? ['Person.unrunnable cannot be run.'] : []),
    },
  });
  const made = await world.publish({ ...directory(), revision: 1 }, { ...budgets(), revision: 1 });
  version = String(made.body.supergraph);
});
afterAll(() => world.close());

const begin = (wish: object = {}) =>
  world.post('/previews', {
    author: 'ada',
    subgraph: budgets('cost: Int plan: String'),
    url: URL_OF_PR,
    ...wish,
  });
const end = (preview: string) => world.post('/previews/end', { author: 'ada', preview });
const list = async () => (await world.get('/previews/production')).body.previews as { name: string | null }[];

async function begun(wish: object = {}): Promise<Begun['preview']> {
  const { status, body } = await begin(wish);
  expect([status, body.code]).toEqual([200, undefined]);
  return (body as unknown as Begun).preview;
}

describe('a preview', () => {
  it('is the subgraph composed with what is served, under an id, for a day', async () => {
    const answer = await begin({ commit: 'c0ffee' });
    const { preview } = answer.body as unknown as Begun;
    expect(answer.body).toMatchObject({
      preview: {
        subgraph: 'budgets',
        url: URL_OF_PR,
        basis: version,
        isWritable: false,
        author: 'ada',
        commit: 'c0ffee',
        at: '2026-11-02T15:00:00Z',
        endsAt: '2026-11-03T15:00:00Z',
        endedAt: null,
      },
      header: { 'quad-preview': preview.id },
      check: { kind: 'PREVIEW', refusedWith: null, changes: [{ path: 'Person.plan' }] },
    });
    const found = await world.get(`/previews/production/${preview.id}`);
    expect(found.body).toMatchObject({ subgraph: 'budgets', url: URL_OF_PR, endsInMs: 86_400_000 });
    expect(String(found.body.sdl)).toContain('plan: String');
    const etag = String(found.headers.get('etag'));
    const again = await world.get(`/previews/production/${preview.id}`, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    // What is served is what was published, and nothing else.
    expect((await world.get('/supergraph/production')).text).not.toContain('plan: String');
    expect((await world.get('/subgraphs/production')).body.sequence).toBe(1);
    await end(preview.id);
  });

  it('may only change what is behind the schema', async () => {
    const { id } = await begun({ subgraph: budgets() });
    expect((await world.get(`/previews/production/${id}`)).body.supergraph).toBe(version);
    await end(id);
  });

  it('is found by its name, and a later one of that name takes its place', async () => {
    const first = await begun({ name: 'pr-7' });
    const second = await begun({ name: 'pr-7', minutes: 60 });
    expect((await list()).map(({ name }) => name)).toEqual(['pr-7']);
    expect((await world.get('/previews/production/pr-7')).body).toMatchObject({ id: second.id });
    expect((await world.get(`/previews/production/${first.id}`)).body.code).toBe('PREVIEW_ENDED');
    await end('pr-7');
    expect((await world.get('/previews/production/pr-7')).body.code).toBe('PREVIEW_ENDED');
  });

  it('breaks whom it breaks, and says so', async () => {
    const breaking = await createWorld();
    await breaking.publish({ ...directory(), revision: 1 }, { ...budgets(), revision: 1 });
    const text = '{person(id:""){cost}}';
    const operation = createHash('sha256').update(text).digest('hex');
    const use = { client: 'ven_1', operation, calls: 1, errors: 0, lastSeenAgoMs: 0 };
    await breaking.tell({
      id: 'a',
      lost: 0,
      operations: [{ hash: operation, name: null, text }],
      uses: [use],
    });
    const wish = { author: 'ada', subgraph: budgets('spent: Int'), url: URL_OF_PR };
    const { status, body } = await breaking.post('/previews', wish);
    expect([status, body.check]).toMatchObject([
      200,
      { refusedWith: 'BREAKS_CLIENTS', findings: [{ code: 'BREAKS_CLIENTS', uses: [{ client: 'ven_1' }] }] },
    ]);
    await breaking.close();
  });
});

describe('no preview is made', () => {
  it.each([
    ['that stands elsewhere', 'PREVIEW_URL_REFUSED', 422, { url: 'https://evil.example.org/graphql' }],
    ['that is asked in clear', 'PREVIEW_URL_REFUSED', 422, { url: 'http://pr-1.preview.example.org/' }],
    ['of no SDL', 'NOT_SDL', 422, { subgraph: { name: 'torn', sdl: 'type Query {' } }],
    ['that does not compose', 'DOES_NOT_COMPOSE', 422, { subgraph: budgets('name: Int') }],
    ['that the runtime refuses', 'RUNTIME_REFUSES', 422, { subgraph: cached }],
    ['that the gateway does not load', 'RUNTIME_REFUSES', 422, { subgraph: budgets('unrunnable: Int') }],
    ['that keeps to no rule', 'LINT', 422, { subgraph: budgets('cost: Int lawless: Int') }],
    ['of which a contract cannot be cut', 'CONTRACT_REFUSED', 422, { subgraph: untaggedLeadsNowhere() }],
    ['of a graph without a version', 'NOT_COMPOSED', 409, { variant: 'staging' }],
    ['for longer than a week', 'BAD_REQUEST', 400, { minutes: 10_081 }],
    ['for no time', 'BAD_REQUEST', 400, { minutes: 0 }],
    ['with a name that is like an id', 'BAD_REQUEST', 400, { name: 'prv_1' }],
    ['with a name that no header carries', 'BAD_REQUEST', 400, { name: 'My PR' }],
  ] as const)('%s: %s', async (_what, code, status, wish) => {
    const { body, ...answer } = await begin(wish);
    expect([body.code, answer.status]).toEqual([code, status]);
    expect(String(body.message).length).toBeGreaterThan(20);
    expect(await list()).toEqual([]);
  });

  it('by anybody but the operator', async () => {
    const body = { author: 'ada', subgraph: budgets(), url: URL_OF_PR };
    const token = await world.token({ issuer: 'somebody' });
    expect((await world.post('/previews', body, { token })).body.code).toBe('OPERATOR_REQUIRED');
    expect((await world.post('/previews/end', { preview: 'x' }, { token })).body.code).toBe(
      'OPERATOR_REQUIRED',
    );
  });

  it('beyond the most that live at once, unless it replaces one', async () => {
    const [one] = [await begun({ name: 'a' }), await begun({ name: 'b' }), await begun()];
    const refused = await begin();
    expect([refused.status, refused.body.code]).toEqual([409, 'TOO_MANY_PREVIEWS']);
    await begun({ name: 'b' });
    await end(one?.id ?? '');
    await begun({ name: 'c' });
    for (const { id } of (await list()) as unknown as { id: string }[]) await end(id);
  });
});

describe('at its end', () => {
  it('it is over at once, its texts are reclaimed, and for a month whoever asks is told so', async () => {
    const short = await begun({ minutes: 60, name: 'short' });
    const long = await begun({ minutes: 120, subgraph: budgets('cost: Int later: Int') });
    const kept = await world.count('preview_texts');
    world.clock.set('2026-11-02T16:00:00Z');
    const ended = await world.get(`/previews/production/${short.id}`);
    expect([ended.status, ended.body.code]).toEqual([410, 'PREVIEW_ENDED']);
    expect((await end(short.id)).body.code).toBe('PREVIEW_ENDED');
    expect((await world.get(`/previews/production/${long.id}`)).status).toBe(200);
    world.clock.set('2026-11-02T17:00:00Z');
    expect(await list()).toEqual([]);
    await expect.poll(() => world.count('preview_texts')).toBeLessThan(kept);
    expect((await world.get(`/previews/production/${long.id}`)).body.code).toBe('PREVIEW_ENDED');
    world.clock.set('2026-12-03T17:00:00Z');
    // The next one that ends takes along what is remembered no longer.
    await begun({ minutes: 1 });
    world.clock.set('2026-12-03T17:01:00Z');
    await expect
      .poll(async () => (await world.get(`/previews/production/${long.id}`)).body.code)
      .toBe('PREVIEW_NOT_FOUND');
    expect((await world.get('/previews/production/nothing')).status).toBe(404);
  });
});

it('the platform team sees those that live, and what was found of them', async () => {
  const { id } = await begun({ name: 'pr-9' });
  const ask = `{ schemaPreviews(first: 5) { edges { node { id name subgraph url isWritable author commit at endsAt version
    isBehind check { kind isPassed } } } } }`;
  const platformTeam = personWith('PLATFORM_TEAM', { tenantId: 'org_1' });
  const shown = (isBehind: boolean) => ({
    data: {
      schemaPreviews: {
        edges: [
          {
            node: expect.objectContaining({
              id,
              name: 'pr-9',
              subgraph: 'budgets',
              url: URL_OF_PR,
              isBehind,
              check: { kind: 'PREVIEW', isPassed: true },
            }),
          },
        ],
      },
    },
  });
  expect(await world.ask(ask, {}, platformTeam)).toEqual(shown(false));
  await world.publish({ ...budgets('cost: Int spent: Int'), revision: 2 });
  expect(await world.ask(ask, {}, platformTeam)).toEqual(shown(true));
  await end(id);
});

/** A field for vendors of a type of which nothing is theirs. */
function untaggedLeadsNowhere() {
  return {
    ...untagged,
    sdl: untagged.sdl
      .replace('"@key",', '"@key", "@tag",')
      .replace('plan: Plan', 'plan: Plan @tag(name: "partner")')
      .replace('text: String', 'text: String @tag(name: "internal")'),
  };
}
