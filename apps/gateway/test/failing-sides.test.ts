import { createServer, type RequestListener, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let bearer: Record<string, string>;
let broken: Server | undefined;
beforeAll(async () => {
  world = await createWorld({ timeoutMs: 400 });
  bearer = { authorization: `Bearer ${await world.tokenOf({ sub: 'ada', kind: 'person' })}` };
});
afterEach(() => {
  broken?.closeAllConnections();
  broken?.close();
});
afterAll(() => world.close());

/** Something else answers where cohorts stood. */
async function cohortsAnswers(listener: RequestListener, of = world): Promise<void> {
  const port = Number(new URL(of.cohorts.url()).port);
  await of.cohorts.stop();
  const server = createServer(listener);
  broken = server;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
}

const page = '<h1>http://inner:4101 gave 599</h1>';

it.each<[string, RequestListener]>([
  ['SUBGRAPH_TIMEOUT', () => undefined],
  [
    'SUBGRAPH_CONTENT_TYPE_WRONG',
    (_q, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(page),
  ],
  [
    'SUBGRAPH_ANSWER_NOT_JSON',
    (_q, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end(page),
  ],
  ['SUBGRAPH_FAILED', (_q, answer) => answer.writeHead(500, { 'content-type': 'text/html' }).end(page)],
  ['SUBGRAPH_UNAVAILABLE', (_q, answer) => answer.writeHead(503, { 'content-type': 'text/html' }).end(page)],
])('answers the rest with %s and shows nothing of the inside', async (code, listener) => {
  await cohortsAnswers(listener);
  const answer = await world.ask('{ person(id: "per_1") { displayName programs { name } } }', bearer);
  expect(answer.data).toEqual({ person: { displayName: 'Ada Moreno', programs: null } });
  expect(answer.errors).toHaveLength(1);
  expect(answer.errors[0]?.extensions).toEqual({
    code,
    coordinates: ['Person.programs'],
    requestId: answer.headers['x-request-id'],
  });
  // A request id is made by chance and may hold any digits.
  const told = JSON.stringify(answer.errors).replaceAll(String(answer.headers['x-request-id']), '');
  expect(told).not.toMatch(/inner|127\.0\.0\.1|599|<h1>|stack/);
});

it('answers everybody else while one side hangs', async () => {
  // Hanging takes longer than everybody else needs on a busy machine.
  const patient = await createWorld({ timeoutMs: 4_000 });
  try {
    await cohortsAnswers(() => undefined, patient);
    const token = { authorization: `Bearer ${await patient.tokenOf({ sub: 'ada', kind: 'person' })}` };
    const order: string[] = [];
    const ask = (what: string, query: string) =>
      patient.ask(query, token).then((answer) => {
        order.push(what);
        return answer;
      });
    // More than the connections that one side is given, so that the rest of them queue.
    const hanging = Array.from({ length: 60 }, (_, i) => ask('hanging', `{ program(id: "p${i}") { name } }`));
    const others = Array.from({ length: 20 }, () => ask('other', '{ people { displayName } }'));
    for (const answer of await Promise.all(others)) expect(answer.errors).toEqual([]);
    expect(order.every((what) => what === 'other')).toBe(true);
    for (const answer of await Promise.all(hanging)) {
      expect(answer.errors[0]?.extensions.code).toBe('SUBGRAPH_TIMEOUT');
    }
  } finally {
    await patient.close();
  }
});

it('answers what has come when the whole operation takes too long, and says which part has not', async () => {
  const hurried = await createWorld({ operationTimeoutMs: 300 });
  try {
    const port = Number(new URL(hurried.cohorts.url()).port);
    await hurried.cohorts.stop();
    broken = createServer(() => undefined).listen(port, '127.0.0.1');
    const token = { authorization: `Bearer ${await hurried.tokenOf({ sub: 'ada', kind: 'person' })}` };
    const answer = await hurried.ask('{ person(id: "per_1") { displayName programs { name } } }', token);
    expect(answer.data).toEqual({ person: { displayName: 'Ada Moreno', programs: null } });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['OPERATION_TIMEOUT']);
  } finally {
    await hurried.close();
  }
});
