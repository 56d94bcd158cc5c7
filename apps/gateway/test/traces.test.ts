import { receiveTelemetry, type SeenSpan, type Telemetry } from '@quad/test-kit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let telemetry: Telemetry;
let world: World;
beforeEach(async () => {
  telemetry = await receiveTelemetry('gateway');
});
afterEach(async () => {
  await telemetry.end();
  await world.close();
});

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
const outsideTrace = '4bf92f3577b34da6a3ce929d0e0e4736';
const query = 'query Loads($id: ID!) { person(id: $id) { displayName loadHours } }';

async function askAs(kind: 'world' | 'here', headers: Record<string, string> = {}) {
  world = await createWorld({ isLoopback: kind === 'here' });
  const answer = await world.gateway.publicApp.inject({
    method: 'POST',
    url: '/graphql',
    headers: {
      ...(kind === 'here' ? { authorization: `Bearer ${await world.operatorToken()}` } : {}),
      ...headers,
    },
    payload: { query, variables: { id: 'per_1' } },
  });
  expect(answer.json().errors).toBeUndefined();
  return telemetry.end();
}

const called = (spans: readonly SeenSpan[], name: string) => spans.find((span) => span.name === name);

it('makes one trace of a request: its plan, and each subgraph that is asked', async () => {
  const { spans } = await askAs('here');
  const request = called(spans, 'query Loads');
  expect(request?.attributes).toMatchObject({
    'http.route': '/graphql',
    'graphql.operation.type': 'query',
    'graphql.operation.name': 'Loads',
    'quad.client': 'OPERATOR',
    'quad.code': 'OK',
    'http.response.status_code': 200,
  });
  for (const name of ['plan', 'ask directory', 'ask cohorts'])
    expect(called(spans, name), name).toMatchObject({
      traceId: request?.traceId,
      parentSpanId: request?.spanId,
    });
});

it('says nothing of who or what was asked for', async () => {
  const { text } = await askAs('here');
  expect(text).toContain('Loads');
  for (const secret of ['per_1', 'Ada Moreno', 'displayName', 'Bearer']) expect(text).not.toContain(secret);
});

it('goes on with a trace that this machine began', async () => {
  const { spans } = await askAs('here', { traceparent });
  expect(called(spans, 'query Loads')?.traceId).toBe(outsideTrace);
});

it('begins a trace of its own for the world, whatever that says', async () => {
  const { spans } = await askAs('world', { traceparent });
  expect(called(spans, 'query Loads')).toBeDefined();
  expect(spans.filter(({ traceId }) => traceId === outsideTrace)).toEqual([]);
});

it('counts requests by contract, client and code, plans by where they came from, calls by subgraph', async () => {
  world = await createWorld();
  const headers = { authorization: `Bearer ${await world.operatorToken()}` };
  await world.ask('{ person(id: "per_1") { displayName } }', headers);
  await world.ask('{ person(id: "per_1") { displayName } }', headers);
  await world.ask('{ person(id: "per_1") { displayName } }', headers, '/graphql/nobody');
  await world.ask('{ currentProgram { id } }', headers);
  const { points } = await telemetry.end();
  const numberOf = (name: string, attributes: Record<string, unknown>) =>
    points.find(
      (point) =>
        point.name === name &&
        Object.entries(attributes).every(([key, value]) => point.attributes[key] === value),
    )?.value;
  const client = { 'quad.client': 'OPERATOR', 'quad.contract': 'none' };
  expect(numberOf('quad.gateway.request.duration', { ...client, 'quad.code': 'OK' })).toBe(3);
  expect(numberOf('quad.gateway.request.duration', { ...client, 'quad.code': 'CONTRACT_UNKNOWN' })).toBe(1);
  expect(numberOf('quad.gateway.plans', { 'quad.plan.cached': true })).toBe(1);
  expect(numberOf('quad.gateway.plans', { 'quad.plan.cached': false })).toBe(2);
  expect(numberOf('quad.gateway.plan.duration', {})).toBe(2);
  const directory = { 'quad.subgraph': 'directory', 'quad.code': 'OK' };
  expect(numberOf('quad.gateway.subgraph.duration', directory)).toBe(2);
  expect(numberOf('http.server.request.duration', { 'http.route': '/graphql' })).toBe(3);
});
