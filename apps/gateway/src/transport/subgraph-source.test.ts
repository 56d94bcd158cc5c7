import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Principal } from '@quad/kernel';
import { createLogger } from '@quad/subgraph-kit';
import { afterEach, expect, it } from 'vitest';
import { createContext } from '../plan/context.ts';
import { createFlights } from './flights.ts';
import { clientError, faultCodeOf } from './subgraph-fault.ts';
import { createSubgraphSource, type SharedAnswer, type SubgraphSource } from './subgraph-source.ts';

type Answer =
  | 'BREAK'
  | 'HANG'
  | 'STALL'
  | 'BAD_GATEWAY'
  | 'HTML'
  | 'LIE'
  | 'FAIL'
  | 'LARGE'
  | 'DATA'
  | 'WAIT';

const opened: { server: Server; source: SubgraphSource }[] = [];
afterEach(async () => {
  for (const { server, source } of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
    await source.close();
  }
});

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const page = '<h1>http://inner:4101 is down</h1>';

/** A subgraph that answers one request after the other as told. */
async function subgraph(answers: Answer[], timeoutMs = 5_000) {
  const state = { asked: 0, gone: 0, waiting: [] as ServerResponse[] };
  const server = createServer((request, response) => {
    state.asked += 1;
    response.once('close', () => {
      if (!response.writableFinished) state.gone += 1;
    });
    const how = answers.shift() ?? 'DATA';
    request.resume();
    if (how === 'BREAK') request.socket.destroy();
    if (how === 'STALL') response.writeHead(200, json).write('{"data":');
    if (how === 'BAD_GATEWAY') response.writeHead(502, html).end(page);
    if (how === 'HTML') response.writeHead(200, html).end(page);
    if (how === 'LIE') response.writeHead(200, json).end(page);
    if (how === 'FAIL') response.writeHead(500, json).end('{"errors":[{"message":"at inner:4101"}]}');
    if (how === 'LARGE') response.writeHead(200, json).end(`{"data":{"ok":"${'x'.repeat(2_000)}"}}`);
    if (how === 'DATA') response.writeHead(200, json).end('{"data":{"ok":{"is":true}}}');
    if (how === 'WAIT') state.waiting.push(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const source = createSubgraphSource({
    name: 'budgets',
    url: `http://127.0.0.1:${port}/graphql`,
    timeoutMs,
    logger: createLogger('gateway', 'silent'),
    flights: createFlights<SharedAnswer>(),
    maxAnswerBytes: 1_000,
  });
  opened.push({ server, source });
  const ask = (query: string, signal?: AbortSignal, principal: Principal = { kind: 'PUBLIC' }) => {
    const context = createContext({
      principal,
      requestId: 'req_1',
      sign: null,
      ...(signal === undefined ? {} : { signal }),
    });
    const isQuery = !query.includes('mutation');
    return source.ask({ body: JSON.stringify({ query }), isQuery, context }).catch((fault: unknown) => {
      throw clientError(faultCodeOf(fault), { isMutation: !isQuery, path: [], fields: [] });
    });
  };
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
  };
  const answerWaiting = () => {
    for (const response of state.waiting.splice(0))
      response.writeHead(200, json).end('{"data":{"ok":{"is":true}}}');
  };
  return { state, ask, until, answerWaiting };
}

const fine = { data: { ok: { is: true } } };

it.each<[string, Answer[], string, number]>([
  ['{ ok }', ['BREAK', 'BREAK'], 'SUBGRAPH_UNAVAILABLE', 2],
  ['{ ok }', ['BAD_GATEWAY', 'BAD_GATEWAY'], 'SUBGRAPH_UNAVAILABLE', 2],
  ['{ ok }', ['HANG'], 'SUBGRAPH_TIMEOUT', 1],
  ['{ ok }', ['STALL'], 'SUBGRAPH_TIMEOUT', 1],
  ['{ ok }', ['HTML'], 'SUBGRAPH_CONTENT_TYPE_WRONG', 1],
  ['{ ok }', ['LIE'], 'SUBGRAPH_ANSWER_NOT_JSON', 1],
  ['{ ok }', ['FAIL'], 'SUBGRAPH_FAILED', 1],
  ['{ ok }', ['LARGE'], 'SUBGRAPH_ANSWER_TOO_LARGE', 1],
  ['mutation { ok }', ['BREAK'], 'SUBGRAPH_UNAVAILABLE', 1],
  ['mutation { ok }', ['BAD_GATEWAY'], 'SUBGRAPH_UNAVAILABLE', 1],
  ['fragment f on Q { ok } mutation { ...f }', ['BREAK'], 'SUBGRAPH_UNAVAILABLE', 1],
])(
  'answers %s on %s with %s after %i calls, and keeps the inside to itself',
  async (query, answers, code, asked) => {
    const { state, ask } = await subgraph(answers, 100);
    const fault = await ask(query).catch((error: unknown) => error);
    expect(fault).toMatchObject({ extensions: { code } });
    expect(JSON.stringify(fault)).not.toContain('budgets');
    expect(JSON.stringify(fault)).not.toMatch(/inner|127\.0\.0\.1|50\d|html|cause/i);
    expect(state.asked).toBe(asked);
  },
);

it.each<[Answer]>([['BREAK'], ['BAD_GATEWAY']])('asks a query once more after %s', async (first) => {
  const { state, ask } = await subgraph([first, 'DATA']);
  expect(await ask('query A { ok }')).toEqual(fine);
  expect(state.asked).toBe(2);
});

it('gives up a query when its client goes, and lets a mutation finish', async () => {
  const { state, ask, until } = await subgraph(['HANG', 'DATA']);
  const client = new AbortController();
  const asked = ask('{ ok }', client.signal);
  await Promise.all([
    expect(asked).rejects.toMatchObject({ extensions: { code: 'CLIENT_GONE' } }),
    until(() => state.asked === 1).then(() => client.abort()),
  ]);
  await until(() => state.gone === 1);
  expect(await ask('mutation { ok }', client.signal)).toEqual(fine);
});

it('asks identical queries of one principal once, and gives each an answer of its own', async () => {
  const { state, ask, until, answerWaiting } = await subgraph(['WAIT']);
  const both = [ask('{ ok }'), ask('{ ok }')];
  await until(() => state.waiting.length === 1);
  answerWaiting();
  const [first, second] = await Promise.all(both);
  expect(first).toEqual(fine);
  expect(second).toEqual(fine);
  expect(first?.data).not.toBe(second?.data);
  expect(state.asked).toBe(1);
});

const ada: Principal = {
  kind: 'PERSON',
  personId: 'per_1',
  accountId: 'acc_1',
  organizationId: 'org_1',
  grants: [],
};
it.each<[string, [string, Principal], [string, Principal]]>([
  ['two people', ['{ ok }', ada], ['{ ok }', { ...ada, personId: 'per_2' }]],
  ['one person for two organizations', ['{ ok }', ada], ['{ ok }', { ...ada, organizationId: 'org_2' }]],
  [
    'one person before and after a grant',
    ['{ ok }', ada],
    ['{ ok }', { ...ada, grants: [{ role: 'TEACHER', organizationId: 'org_1' }] }],
  ],
  ['two queries', ['{ ok }', ada], ['{ ok  }', ada]],
  ['two mutations', ['mutation { ok }', ada], ['mutation { ok }', ada]],
])('never shares a call between %s', async (_who, [query, principal], [other, otherPrincipal]) => {
  const { state, ask, until, answerWaiting } = await subgraph(['WAIT', 'WAIT']);
  const both = [ask(query, undefined, principal), ask(other, undefined, otherPrincipal)];
  await until(() => state.waiting.length === 2);
  answerWaiting();
  expect(await Promise.all(both)).toEqual([fine, fine]);
  expect(state.asked).toBe(2);
});

it('asks anew after a mutation what was under way before it', async () => {
  const { state, ask, until, answerWaiting } = await subgraph(['WAIT', 'DATA', 'DATA']);
  const before = ask('{ ok }');
  await until(() => state.waiting.length === 1);
  await ask('mutation { ok }');
  expect(await ask('{ ok }')).toEqual(fine);
  answerWaiting();
  expect(await before).toEqual(fine);
  expect(state.asked).toBe(3);
});

it('stops asking what fails again and again, and says of a mutation nothing that is not known', async () => {
  const { state, ask } = await subgraph(Array.from({ length: 30 }, () => 'FAIL' as const));
  for (let i = 0; i < 20; i += 1) await ask('{ ok }').catch(() => undefined);
  const fault = await ask('mutation { ok }').catch((error: unknown) => error);
  expect(fault).toMatchObject({ extensions: { code: 'SUBGRAPH_CIRCUIT_OPEN' } });
  expect(String(fault)).not.toContain('whether it took the change');
  expect(state.asked).toBe(20);
});
