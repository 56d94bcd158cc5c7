import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let bearer: Record<string, string>;
beforeAll(async () => {
  world = await createWorld();
  bearer = { authorization: `Bearer ${await world.tokenOf({ sub: 'ada', kind: 'person' })}` };
});
afterAll(() => world.close());

const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join(' ');

describe('an operation that is too large is refused before it is planned', () => {
  it.each([
    ['QUERY_TOO_DEEP', { size: 16, limit: 15 }, `{ ${'a{'.repeat(15)}b${'}'.repeat(15)} }`],
    [
      'TOO_MANY_ALIASES',
      { size: 1000, limit: 100 },
      `{ person(id: "1") { ${many(1_000, (i) => `a${i}: id`)} } }`,
    ],
    ['TOO_MANY_ROOT_FIELDS', { size: 31, limit: 30 }, `{ ${'viewerKind '.repeat(31)} }`],
    ['QUERY_TOO_LARGE', { size: 2001, limit: 2000 }, `{ people { ${'id '.repeat(2_000)} } }`],
    ['TOO_MANY_TOKENS', { limit: 10_000 }, `{ ${'viewerKind '.repeat(10_001)} }`],
    [
      'QUERY_TOO_COSTLY',
      { cost: 251_001, limit: 50_000 },
      '{ peoplePage(first: 500) { nodes { friends(first: 500) { nodes { id } } } } }',
    ],
    ['GRAPHQL_PARSE_FAILED', {}, '{ person( '],
    ['FIELD_NOT_IN_CONTRACT', { contract: 'portal' }, '{ nothingSuch }'],
    ['GRAPHQL_VALIDATION_FAILED', {}, '{ people }'],
  ])('with %s', async (code, facts, query) => {
    const answer = await world.ask(query, bearer);
    expect(answer.status).toBe(400);
    expect(answer.errors.map((error) => error.extensions.code)).toEqual([code]);
    expect(answer.errors[0]?.extensions).toMatchObject({
      ...facts,
      requestId: answer.headers['x-request-id'],
    });
    for (const fact of Object.values(facts)) expect(answer.errors[0]?.message).toContain(String(fact));
  });

  it('counts fragments where they are used', async () => {
    const query = `{ people { ...a } } fragment a on Person { ...b ...b } fragment b on Person { ${'id '.repeat(1_000)} }`;
    expect((await world.ask(query, bearer)).errors[0]?.extensions.code).toBe('QUERY_TOO_LARGE');
  });

  it('as a list of operations', async () => {
    const answer = await world.gateway.publicApp.inject({
      method: 'POST',
      url: '/graphql',
      payload: [{ query: '{ viewerKind }' }],
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors[0].extensions.code).toBe('BATCHING_NOT_SUPPORTED');
  });

  it('as a body above 1 MB, by its length alone', async () => {
    const answer = await world.ask(`{ viewerKind } # ${'x'.repeat(1_048_576)}`);
    expect(answer.status).toBe(413);
    expect(answer.errors[0]?.extensions.code).toBe('BODY_TOO_LARGE');
    const url = await world.gateway.publicApp.listen({ port: 0, host: '127.0.0.1' });
    // Not one byte of the ten megabytes is sent.
    const said = await new Promise<string>((resolve, reject) => {
      const asking = request(`${url}/graphql`, {
        method: 'POST',
        headers: { host: 'localhost:4000', 'content-type': 'application/json', 'content-length': 10_485_760 },
      });
      asking.once('error', reject);
      asking.once('response', (response) => {
        let text = `${response.statusCode} `;
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.once('end', () => {
          asking.destroy();
          resolve(text);
        });
      });
      asking.flushHeaders();
    });
    expect(said).toMatch(/^413 .*"BODY_TOO_LARGE"/);
  });
});

it('answers introspection to the signed in alone', async () => {
  const query = '{ __schema { queryType { name } } }';
  expect((await world.ask(query)).errors[0]?.extensions.code).toBe('INTROSPECTION_DISABLED');
  expect((await world.ask(query, bearer)).data).toEqual({ __schema: { queryType: { name: 'Query' } } });
});

describe('extensions.cost', () => {
  it('says what was estimated, what it was, and what is left', async () => {
    const other = await createWorld({ limits: { person: { pointsPerMinute: 5_000, operationCost: 900 } } });
    try {
      const token = { authorization: `Bearer ${await other.tokenOf({ sub: 'ada', kind: 'person' })}` };
      const answer = await other.ask('{ peoplePage(first: 100) { nodes { id } } }', token);
      expect(answer.extensions?.cost).toEqual({
        estimated: 101,
        actual: 3,
        limit: 900,
        remaining: 4_997,
        pointsPerMinute: 5_000,
        resetSeconds: expect.any(Number),
      });
      expect(answer.headers['ratelimit-policy']).toBe('"person";q=5000;qu="points";w=60');
      expect(answer.headers.ratelimit).toMatch(/^"person";r=4997;t=\d+$/);
    } finally {
      await other.close();
    }
  });
});

describe('points', () => {
  it('are refused with 429 when an account is empty, and nobody else notices', async () => {
    const other = await createWorld({
      limits: { vendors: { ven_1: { pointsPerMinute: 1_000 } }, person: { pointsPerMinute: 1_000 } },
    });
    try {
      const vendor = {
        authorization: `Bearer ${await other.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' })}`,
      };
      const person = { authorization: `Bearer ${await other.tokenOf({ sub: 'ada', kind: 'person' })}` };
      const page = '{ peoplePage(first: 900) { nodes { id } } }';
      // Each takes 901 points at first and gives all but three back.
      expect((await other.ask(page, vendor)).errors).toEqual([]);
      const costly = '{ peoplePage(first: 998) { nodes { id } } }';
      const refused = await other.ask(costly, vendor);
      expect(refused.status).toBe(429);
      expect(refused.headers.ratelimit).toMatch(/^"vendor";r=997;t=\d+$/);
      expect(refused.errors).toMatchObject([
        {
          message: expect.stringMatching(
            /^The operation may cost 999 points and 997 are left; ask again in \d+ s, or ask for less\.$/,
          ),
          extensions: {
            code: 'RATE_LIMITED',
            cost: 999,
            remaining: 997,
            resetSeconds: Number(refused.headers['retry-after']),
          },
        },
      ]);
      // What was refused took nothing; another account is as it was.
      expect((await other.ask('{ person(id: "per_1") { id } }', vendor)).errors).toEqual([]);
      expect((await other.ask(costly, person)).errors).toEqual([]);
      expect((await other.ask('{ viewerKind }')).errors).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('that an operation could never pay are its limit', async () => {
    const other = await createWorld({ limits: { public: { pointsPerMinute: 50 } } });
    try {
      const answer = await other.ask('{ peoplePage(first: 50) { nodes { id } } }');
      expect(answer.errors[0]?.extensions).toMatchObject({ code: 'QUERY_TOO_COSTLY', cost: 51, limit: 50 });
    } finally {
      await other.close();
    }
  });

  it('of the public are each visitor’s own behind a proxy, and nobody’s by a forged header', async () => {
    const limits = { public: { pointsPerMinute: 10 } };
    const ask = (one: World, forwardedFor: string) =>
      one.ask('{ person(id: "per_1") { id } }', { 'x-forwarded-for': forwardedFor });
    const behind = await createWorld({ limits, trustedProxies: 1 });
    const open = await createWorld({ limits });
    const left = async (one: World, forwardedFor: string) => (await ask(one, forwardedFor)).extensions?.cost;
    try {
      expect(await left(behind, '203.0.113.7')).toMatchObject({ remaining: 9 });
      expect(await left(behind, '203.0.113.8')).toMatchObject({ remaining: 9 });
      // What a client writes before the proxy's own entry buys nothing.
      expect(await left(behind, '198.51.100.1, 203.0.113.7')).toMatchObject({ remaining: 8 });
      expect(await left(open, '203.0.113.7')).toMatchObject({ remaining: 9 });
      expect(await left(open, '203.0.113.8')).toMatchObject({ remaining: 8 });
    } finally {
      await Promise.all([behind.close(), open.close()]);
    }
  });

  it('are not taken for what is refused otherwise', async () => {
    const vendor = {
      authorization: `Bearer ${await world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' })}`,
    };
    const refused = await world.ask('{ peoplePage(first: 400) { nodes { email } } }', vendor);
    expect(refused.errors[0]?.extensions.code).toBe('FIELD_NOT_IN_CONTRACT');
    const { extensions } = await world.ask('{ person(id: "x") { id } }', vendor);
    expect(extensions?.cost).toMatchObject({ remaining: 599_999 });
  });

  it('are not counted for the operator, whose operations have their limit all the same', async () => {
    const operator = { authorization: `Bearer ${await world.operatorToken()}` };
    const answer = await world.ask('{ person(id: "per_1") { id } }', operator);
    expect(answer.extensions?.cost).toEqual({ estimated: 1, actual: 1, limit: 50_000 });
    expect(answer.headers.ratelimit).toBeUndefined();
  });
});
