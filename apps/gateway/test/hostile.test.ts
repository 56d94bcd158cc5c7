import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBrowser } from './browser.ts';
import { createWorld, type World } from './world.ts';

let dir: string;
let world: World;
let bearer: Record<string, string>;
let vendor: Record<string, string>;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'quad-hostile-'));
  const file = join(dir, 'documents.json');
  await writeFile(file, '{"clients":[]}');
  world = await createWorld({
    timeoutMs: 500,
    limits: { vendor: { pointsPerMinute: 400 } },
    documents: { source: file, keptFile: undefined },
  });
  bearer = { authorization: `Bearer ${await world.tokenOf({ sub: 'ada', kind: 'person' })}` };
  vendor = {
    authorization: `Bearer ${await world.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' })}`,
  };
});
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true });
});

/** Addresses, stacks, files, other people's software. */
const INSIDE =
  /https?:|127\.0\.0\.1|\.internal|\n\s+at |node_modules|\.[jt]s:\d|ECONN|mongodb|undici|apollo|<html/i;

interface Said {
  readonly status: number;
  readonly text: string;
  readonly codes: readonly unknown[];
}

async function post(payload: object, headers: Record<string, string>): Promise<Said> {
  const answer = await world.gateway.publicApp.inject({ method: 'POST', url: '/graphql', headers, payload });
  const { errors = [] } = answer.json<{ errors?: { extensions: { code: unknown } }[] }>();
  return {
    status: answer.statusCode,
    text: answer.body,
    codes: errors.map(({ extensions }) => extensions.code),
  };
}

/** What a hostile request comes to, while somebody else asks for little and is answered. */
async function besides(asking: Promise<Said>): Promise<Said> {
  const cheap = await world.ask('{ viewerKind }', bearer);
  expect(cheap.data).toEqual({ viewerKind: 'PERSON' });
  const said = await asking;
  expect(said.text).not.toMatch(INSIDE);
  return said;
}

const many = (count: number, one: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => one(index)).join(' ');

describe('a query', () => {
  it.each<[string, string, number, object, 'person' | 'vendor']>([
    ['too deep', 'QUERY_TOO_DEEP', 400, { query: `{ ${'a{'.repeat(200)}b${'}'.repeat(200)} }` }, 'person'],
    ['too wide', 'TOO_MANY_ROOT_FIELDS', 400, { query: `{ ${many(500, () => 'viewerKind')} }` }, 'person'],
    [
      'with 1,000 aliases',
      'TOO_MANY_ALIASES',
      400,
      { query: `{ ${many(1_000, (i) => `a${i}: viewerKind`)} }` },
      'person',
    ],
    [
      'of too many selections',
      'QUERY_TOO_LARGE',
      400,
      { query: `{ people { ${many(2_500, () => 'id')} } }` },
      'person',
    ],
    [
      'of too many tokens',
      'TOO_MANY_TOKENS',
      400,
      { query: `{ ${many(20_000, () => 'viewerKind')} }` },
      'person',
    ],
    [
      'whose fragments multiply',
      'QUERY_TOO_LARGE',
      400,
      {
        query: `{ people { ...f0 } } ${many(40, (i) => `fragment f${i} on Person { id ...f${i + 1} ...f${i + 1} }`)} fragment f40 on Person { id }`,
      },
      'person',
    ],
    [
      'too costly',
      'QUERY_TOO_COSTLY',
      400,
      { query: '{ peoplePage(first: 500) { nodes { friends(first: 500) { nodes { id } } } } }' },
      'person',
    ],
    [
      'batched',
      'BATCHING_NOT_SUPPORTED',
      400,
      [{ query: '{ viewerKind }' }, { query: '{ viewerKind }' }],
      'person',
    ],
    ['of 10 MB', 'BODY_TOO_LARGE', 413, { query: `{ viewerKind } #${'x'.repeat(10_485_760)}` }, 'person'],
    [
      'outside its contract',
      'FIELD_NOT_IN_CONTRACT',
      400,
      { query: '{ person(id: "per_1") { email } }' },
      'vendor',
    ],
    ['that is none', 'GRAPHQL_PARSE_FAILED', 400, { query: 'query {' }, 'person'],
    [
      'of arguments that are not there',
      'GRAPHQL_VALIDATION_FAILED',
      400,
      { query: '{ person(name: "x") { id } }' },
      'person',
    ],
    [
      'by an id that nobody published',
      'DOCUMENT_UNKNOWN',
      400,
      { documentId: `sha256:${'0'.repeat(64)}` },
      'person',
    ],
  ])('%s has a code of its own', async (_what, code, status, payload, who) => {
    const said = await besides(post(payload, who === 'vendor' ? vendor : bearer));
    expect(said.codes).toEqual([code]);
    expect(said.status).toBe(status);
  });

  it('not in the safelist has a code of its own', async () => {
    const browser = createBrowser(world);
    await browser.signIn('ada');
    const { csrf } = (await browser.go('/auth/session')).json();
    const payload = { query: '{ people { email } }' };
    const answer = await browser.go('/graphql', {
      method: 'POST',
      payload,
      headers: { 'x-quad-csrf': csrf },
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().errors[0].extensions.code).toBe('DOCUMENT_NOT_SAFELISTED');
  });

  it('of a vendor whose points are used up is refused, and nobody else’s is', async () => {
    const query = '{ peoplePage(first: 300) { nodes { id } } }';
    const asked = await Promise.all(Array.from({ length: 20 }, () => post({ query }, vendor)));
    const said = await besides(post({ query: '{ peoplePage(first: 399) { nodes { id } } }' }, vendor));
    expect(asked.flatMap(({ codes }) => codes)).toContain('RATE_LIMITED');
    expect(said.codes).toEqual(['RATE_LIMITED']);
    expect(said.status).toBe(429);
  });
});

describe('a subgraph', () => {
  const html = '<html><body>nginx at http://10.0.0.7:8080</body></html>';
  const json =
    (body: unknown): RequestListener =>
    (_request, answer) =>
      answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  it.each<[string, string, RequestListener]>([
    ['hangs', 'SUBGRAPH_TIMEOUT', () => undefined],
    [
      'answers 500',
      'SUBGRAPH_FAILED',
      (_request, answer) =>
        answer.writeHead(500, { 'content-type': 'text/plain' }).end('Error: at db.js:7:1'),
    ],
    [
      'answers HTML',
      'SUBGRAPH_CONTENT_TYPE_WRONG',
      (_request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(html),
    ],
    [
      'says JSON and answers HTML',
      'SUBGRAPH_ANSWER_NOT_JSON',
      (_request, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end(html),
    ],
    ['answers what is no answer of a graph', 'SUBGRAPH_ANSWER_NOT_GRAPHQL', json({ ok: true })],
    [
      'lies about its type',
      'SCHEMA_BROKEN_BY_ANSWER',
      json({ data: { currentProgram: { id: 'prg_1', name: { no: 'text' } } } }),
    ],
    ['leaves out what it promised', 'SCHEMA_BROKEN_BY_ANSWER', json({ data: { currentProgram: null } })],
    [
      'tells its inside in an error',
      'INTERNAL_SERVER_ERROR',
      json({
        data: null,
        errors: [
          {
            message: 'connect ECONNREFUSED mongodb://10.0.0.7',
            extensions: { code: 'X', stacktrace: ['at db.js:7:1'] },
          },
        ],
      }),
    ],
  ])('that %s has a code of its own, and the other sides answer meanwhile', async (_what, code, behave) => {
    const { port } = new URL(world.cohorts.url());
    await world.cohorts.stop();
    const server: Server = createServer(behave);
    await new Promise<void>((resolve) => server.listen(Number(port), '127.0.0.1', resolve));
    try {
      const said = await besides(post({ query: '{ currentProgram { name } }' }, bearer));
      expect(said.codes[0]).toBe(code);
      expect(new Set(said.codes).size).toBe(1);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.cohorts.start();
    }
  });
});
