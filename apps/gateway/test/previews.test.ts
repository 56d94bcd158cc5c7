import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from './browser.ts';
import { createPreviewRegistry, type ToldPreview } from './preview-registry.ts';
import { createChangedCohorts, type Side } from './two-sides.ts';
import { createWorld, type GraphAnswer, type World } from './world.ts';

const HOURS = '{ person(id: "per_1") { displayName loadHours } }';
const MENTOR = '{ person(id: "per_1") { mentor } }';
const DAY_MS = 86_400_000;

let dir: string;
let registry: Awaited<ReturnType<typeof createPreviewRegistry>>;
let world: World;
let changed: Side;
let supergraphSdl: string;
let priya: Record<string, string>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'quad-previews-'));
  const file = join(dir, 'documents.json');
  const id = createHash('sha256').update(HOURS).digest('hex');
  await writeFile(
    file,
    JSON.stringify({ clients: [{ client: 'portal', documents: [{ id, text: HOURS }] }] }),
  );
  registry = await createPreviewRegistry();
  world = await createWorld({
    registryUrl: registry.url,
    mostPreviews: 2,
    documents: { source: file, keptFile: undefined },
    limits: { contracts: { busline: { previews: true } } },
  });
  ({ side: changed, supergraphSdl } = createChangedCohorts());
  await changed.start();
  priya = await bearer('priya', 'person');
});
afterAll(async () => {
  await world.close();
  await Promise.all([registry.stop(), changed.stop()]);
  await rm(dir, { recursive: true });
});

async function bearer(sub: string, kind: string): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await world.tokenOf({ sub, kind, organization: 'org_1' })}` };
}

function preview(key: string, facts: Partial<ToldPreview> = {}): string {
  const url = `${changed.url()}/graphql`;
  const usual = { id: `prv_${key}`, sdl: supergraphSdl, subgraph: 'cohorts', url, isWritable: false };
  registry.previews.set(key, { ...usual, endsInMs: DAY_MS, ...facts });
  return key;
}

const ask = (query: string, key: string, headers = priya, path = '/graphql') =>
  world.ask(query, { ...headers, 'quad-preview': key }, path);
const codesOf = ({ errors }: GraphAnswer) => errors.map(({ extensions }) => extensions.code);

describe('whoever names a preview', () => {
  it('is answered by it, as themself, and nobody else is', async () => {
    const key = preview('one');
    const answer = await ask(`{ person(id: "per_1") { displayName loadHours mentor } }`, key);
    expect([answer.errors, answer.data]).toEqual([
      [],
      { person: { displayName: 'Ada Moreno', loadHours: 99, mentor: 'Bo Lind' } },
    ]);
    expect(answer.headers['quad-preview']).toBe('prv_one');
    expect(changed.seen.at(-1)?.principal).toMatchObject({ kind: 'PERSON', personId: 'per_3' });
    expect(changed.seen.at(-1)?.requestId).toBe(answer.headers['x-request-id']);
    const served = await world.ask(HOURS, priya);
    expect(served.data).toEqual({ person: { displayName: 'Ada Moreno', loadHours: 12 } });
    expect(served.headers['quad-preview']).toBeUndefined();
    expect(codesOf(await world.ask(MENTOR, priya))).toEqual(['FIELD_NOT_IN_CONTRACT']);
    // Verdicts of the one are not taken for the other's, whichever came first.
    expect((await ask(MENTOR, key)).data).toEqual({ person: { mentor: 'Bo Lind' } });
  });

  it('gets its contracts, with introspection of their own', async () => {
    const key = preview('one');
    const fields = '{ __type(name: "Person") { fields { name } } }';
    const names = async (headers: Record<string, string>) => {
      const { data } = await world.ask(fields, headers, '/graphql/partner');
      return (data as unknown as { __type: { fields: { name: string }[] } }).__type.fields.map(
        ({ name }) => name,
      );
    };
    expect(await names({ ...priya, 'quad-preview': key })).toContain('hobby');
    expect(await names(priya)).not.toContain('hobby');
    const outside = await ask(MENTOR, key, priya, '/graphql/partner');
    expect([outside.status, codesOf(outside)]).toEqual([400, ['FIELD_NOT_IN_CONTRACT']]);
  });

  it('pays from the same account, what its schema says that it costs', async () => {
    const key = preview('one');
    const costOf = ({ extensions }: GraphAnswer) =>
      extensions?.cost as { readonly estimated: number; readonly remaining: number };
    const before = costOf(await world.ask(HOURS, priya));
    const paid = costOf(await ask(MENTOR, key));
    expect(paid.estimated).toBe(31);
    expect(paid.remaining).toBeLessThan(before.remaining);
    const aliases = Array.from({ length: 101 }, (_, index) => `a${index}: __typename`).join(' ');
    expect(codesOf(await ask(`{ ${aliases} }`, key))).toEqual(['TOO_MANY_ALIASES']);
  });

  it('is told of faults as ever, without what is inside', async () => {
    const answer = await ask('{ currentProgram { id } }', preview('one'));
    expect(codesOf(answer)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(answer.errors)).not.toContain('mongodb');
  });

  it('runs with a session what the portal has published, and explores on the path of a contract', async () => {
    const key = preview('one');
    const browser = createBrowser(world);
    await browser.signIn('priya');
    const { csrf } = (await browser.go('/auth/session')).json();
    const headers = { 'x-quad-csrf': csrf, 'quad-preview': key };
    const post = async (query: string, path = '/graphql') =>
      (await browser.go(path, { method: 'POST', payload: { query }, headers })).json();
    expect(await post(HOURS)).toEqual({ data: { person: { displayName: 'Ada Moreno', loadHours: 99 } } });
    expect((await post(MENTOR)).errors[0].extensions.code).toBe('DOCUMENT_NOT_SAFELISTED');
    expect(await post(MENTOR, '/graphql/portal')).toEqual({ data: { person: { mentor: 'Bo Lind' } } });
  });

  it('is refused what is no operation, as ever', async () => {
    const key = preview('one');
    expect(codesOf(await ask('{ torn', key))).toEqual(['GRAPHQL_PARSE_FAILED']);
    expect(codesOf(await ask('{ nothingSuch }', key))).toEqual(['FIELD_NOT_IN_CONTRACT']);
  });
});

describe('who may not', () => {
  it.each([
    ['a teacher', () => bearer('ada', 'person')],
    ['a vendor', () => bearer('sis', 'vendor')],
    ['the public', async () => ({})],
  ])('%s is refused, and learns nothing of what there is', async (_who, headers) => {
    for (const key of [preview('one'), 'nothing']) {
      const answer = await ask(HOURS, key, await headers());
      expect([answer.status, codesOf(answer)]).toEqual([403, ['PREVIEW_NOT_PERMITTED']]);
    }
  });

  it('a service is refused too', async () => {
    const answer = await world.gateway.innerApp?.inject({
      method: 'POST',
      url: '/graphql',
      headers: { authorization: `Bearer ${await world.serviceToken('cohorts')}`, 'quad-preview': 'one' },
      payload: { query: HOURS },
    });
    expect(answer?.json().errors[0].extensions.code).toBe('PREVIEW_NOT_PERMITTED');
  });

  it('a vendor whose contract says so is answered, within its contract', async () => {
    const bus = await bearer('bus', 'vendor');
    const key = preview('one');
    expect((await ask('{ person(id: "per_1") { hobby email } }', key, bus)).data).toEqual({
      person: { hobby: 'chess', email: 'ada@example.org' },
    });
    expect(codesOf(await ask(MENTOR, key, bus))).toEqual(['FIELD_NOT_IN_CONTRACT']);
  });

  it('the operator may, on the whole graph', async () => {
    const operator = { authorization: `Bearer ${await world.operatorToken()}` };
    expect((await ask(MENTOR, preview('one'), operator)).data).toEqual({ person: { mentor: 'Bo Lind' } });
  });
});

describe('a change', () => {
  const OPEN = 'mutation { openProgram(id: "prg_1") { name } }';

  it('is refused, and no subgraph is asked', async () => {
    const key = preview('one');
    const before = [changed.seen.length, world.directory.seen.length];
    for (const text of [OPEN, 'mutation { rename(id: "per_1", to: "x") { id } }']) {
      const answer = await ask(text, key);
      expect([answer.status, codesOf(answer)]).toEqual([403, ['PREVIEW_READ_ONLY']]);
    }
    expect([changed.seen.length, world.directory.seen.length]).toEqual(before);
  });

  it('runs through one that was made for it, and what was kept of what is served is dropped', async () => {
    const MOTTO = '{ motto }';
    const asked = () => world.directory.seen.filter(({ query }) => query.includes('motto')).length;
    await world.ask(MOTTO, priya);
    const before = asked();
    await world.ask(MOTTO, priya);
    expect(asked()).toBe(before);
    const answer = await ask(OPEN, preview('writes', { isWritable: true }));
    expect([answer.errors, answer.data]).toEqual([[], { openProgram: { name: 'Opened' } }]);
    await world.ask(MOTTO, priya);
    expect(asked()).toBe(before + 1);
  });
});

describe('a preview that', () => {
  it('was ended is over within a second, and one that nobody made is not there', async () => {
    const key = preview('ending');
    expect((await ask(HOURS, key)).status).toBe(200);
    registry.previews.set(key, 'ENDED');
    await expect
      .poll(async () => codesOf(await ask(HOURS, key)), { timeout: 5_000 })
      .toEqual(['PREVIEW_ENDED']);
    expect((await ask(HOURS, key)).status).toBe(410);
    for (const nothing of ['nothing', 'No Such', '../usage', '']) {
      const answer = await ask(HOURS, nothing);
      expect([answer.status, codesOf(answer)]).toEqual([404, ['PREVIEW_NOT_FOUND']]);
    }
  });

  it('comes to its end is asked for anew at that instant', async () => {
    const key = preview('short', { endsInMs: 1 });
    expect((await ask(HOURS, key)).status).toBe(200);
    registry.previews.set(key, 'ENDED');
    expect(codesOf(await ask(HOURS, key))).toEqual(['PREVIEW_ENDED']);
  });

  it('takes the place of another of its name is answered by', async () => {
    const key = preview('pr-1');
    expect((await ask(HOURS, key)).headers['quad-preview']).toBe('prv_pr-1');
    preview('pr-1', { id: 'prv_2' });
    await expect
      .poll(async () => (await ask(HOURS, key)).headers['quad-preview'], { timeout: 5_000 })
      .toBe('prv_2');
  });

  it('is one of too many to hold is made anew when it is asked for again', async () => {
    for (const key of ['lru-1', 'lru-2', 'lru-3', 'lru-1']) {
      expect((await ask(HOURS, preview(key))).data).toEqual({
        person: { displayName: 'Ada Moreno', loadHours: 99 },
      });
    }
    expect(registry.given.filter((key) => key.startsWith('lru'))).toEqual([
      'lru-1',
      'lru-2',
      'lru-3',
      'lru-1',
    ]);
  });

  it('stands where nobody answers is told so, and disturbs nobody', async () => {
    const key = preview('down', { url: 'http://127.0.0.1:9/graphql' });
    for (let count = 0; count < 30; count += 1) {
      const answer = await ask(HOURS, key);
      expect(answer.data).toEqual({ person: { displayName: 'Ada Moreno', loadHours: null } });
      expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
      expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
    }
    expect((await world.ask(HOURS, priya)).data).toEqual({
      person: { displayName: 'Ada Moreno', loadHours: 12 },
    });
    expect((await ask(HOURS, preview('one'))).errors).toEqual([]);
  });

  it('does not load fails alone', async () => {
    const key = preview('torn', { sdl: 'type Query { a: Int }' });
    const answer = await ask(HOURS, key);
    expect([answer.status, codesOf(answer)]).toEqual([502, ['PREVIEW_FAILED']]);
    expect((await ask(HOURS, preview('one'))).errors).toEqual([]);
  });
});

it('what is asked of previews is not counted as use of the graph', async () => {
  const own = await createPreviewRegistry();
  const other = await createWorld({ registryUrl: own.url, mostPreviews: 1 });
  const url = `${changed.url()}/graphql`;
  const facts = { subgraph: 'cohorts', url, isWritable: false, endsInMs: DAY_MS };
  own.previews.set('one', { id: 'prv_1', sdl: supergraphSdl, ...facts });
  const operator = { authorization: `Bearer ${await other.operatorToken()}` };
  expect((await other.ask(MENTOR, { ...operator, 'quad-preview': 'one' })).errors).toEqual([]);
  await other.ask('{ viewerKind }', operator);
  await other.close();
  const told = JSON.stringify(own.usage);
  expect([told.includes('viewerKind'), told.includes('mentor')]).toEqual([true, false]);
  await own.stop();
});

it('while the registry is down, what is held is served on, and nothing else is', async () => {
  const key = preview('kept');
  await ask(HOURS, key);
  await registry.stop();
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect((await ask(HOURS, key)).status).toBe(200);
  const unknown = await ask(HOURS, 'unknown');
  expect([unknown.status, codesOf(unknown)]).toEqual([503, ['PREVIEW_UNAVAILABLE']]);
});

it('where no previews are served, nobody is answered by what they did not ask for', async () => {
  const without = await createWorld();
  const operator = { authorization: `Bearer ${await without.operatorToken()}`, 'quad-preview': 'one' };
  const answer = await without.ask(HOURS, operator);
  expect([answer.status, codesOf(answer)]).toEqual([404, ['PREVIEW_NOT_FOUND']]);
  await without.close();
});
