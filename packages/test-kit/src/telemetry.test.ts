import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publicPrincipal } from '@quad/kernel';
import {
  addSubgraph,
  createLogger,
  createTransactions,
  ensureIndexes,
  newId,
  openDatabase,
  startDueWork,
  startOutbox,
  traceRequests,
} from '@quad/subgraph-kit';
import Fastify from 'fastify';
import { expect, it, vi } from 'vitest';
import { createFakeGateway } from './fake-gateway.ts';
import { receiveTelemetry } from './otlp-receiver.ts';
import { createTestClock } from './test-clock.ts';
import { startTestDatabase } from './test-database.ts';

const logger = createLogger('test', 'silent');
const actor = { principal: publicPrincipal, requestId: 'req_test' };

it('shows which resolvers were slow or threw, and none that were not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quad-schema-'));
  const sdl = 'type Query { slow(name: String): String quick: String broken: String }';
  await writeFile(join(folder, 'query.graphql'), sdl);
  const telemetry = await receiveTelemetry('test');
  const app = Fastify();
  traceRequests(app, { isTraceTaken: () => true });
  await addSubgraph(app, {
    schemaDir: pathToFileURL(`${folder}/`),
    resolvers: {
      Query: {
        slow: () => new Promise((resolve) => setTimeout(() => resolve('late'), 40)),
        quick: () => 'soon',
        broken: () => {
          throw new Error('Ada Moreno is not there');
        },
      },
    },
    deps: { logger, verifyPrincipal: async () => actor },
    contextFor: (request) => request,
  });
  await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query: 'query Mixed { slow(name: "Ada Moreno") quick broken }' },
  });
  const { spans, points, text } = await telemetry.end();
  await app.close();
  await rm(folder, { recursive: true });
  const operation = spans.find(({ name }) => name === 'query Mixed');
  expect(operation).toMatchObject({ status: 2, attributes: { 'quad.code': 'INTERNAL_SERVER_ERROR' } });
  const resolvers = spans.filter(({ attributes }) => 'graphql.field' in attributes);
  expect(resolvers.map(({ name, status }) => [name, status]).sort()).toEqual([
    ['Query.broken', 2],
    ['Query.slow', 0],
  ]);
  expect(resolvers.every(({ parentSpanId }) => parentSpanId === operation?.spanId)).toBe(true);
  expect(text).not.toContain('Ada');
  expect(points.find(({ name }) => name === 'quad.subgraph.operation.duration')?.attributes).toEqual({
    'graphql.operation.type': 'query',
    'quad.code': 'INTERNAL_SERVER_ERROR',
  });
});

it('makes each delivery and each piece of due work a trace of its own, and counts what came of it', async () => {
  const telemetry = await receiveTelemetry('test');
  const database = await startTestDatabase();
  const connection = await openDatabase(database.uri, 'telemetry');
  const clock = createTestClock();
  const transactions = createTransactions({
    connection,
    clock,
    newId,
    gateway: createFakeGateway(),
    repositories: () => ({}),
  });
  await transactions.run(actor, async (memory) => {
    const shared = { tenantId: 'org_1', subjectId: 'obj_secret', facts: { name: 'Ada' } };
    await memory.send({ ...shared, act: 'tellBudgets' });
    await memory.schedule({ ...shared, act: 'closeYear', dueAt: clock.now() });
    return { ok: true, value: null };
  });
  await ensureIndexes(connection);
  const deliver = vi.fn(async () => ({ outcome: 'DELIVERED' as const }));
  const perform = vi.fn(async () => undefined);
  const running = [
    startOutbox({ connection, deliver, logger }),
    startDueWork({ connection, clock, perform, logger }),
  ];
  await vi.waitFor(
    () => expect([deliver.mock.calls.length, perform.mock.calls.length]).toEqual([1, 1]),
    10_000,
  );
  await Promise.all(running.map((one) => one.stop()));
  await connection.close();
  await database.close();
  const { spans, points, text } = await telemetry.end();
  const [delivery, work] = ['deliver tellBudgets', 'due work closeYear'].map((wanted) =>
    spans.find(({ name }) => name === wanted),
  );
  expect(delivery?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(work?.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(work?.traceId).not.toBe(delivery?.traceId);
  const countOf = (wanted: string) => points.find(({ name }) => name === wanted);
  expect(countOf('quad.outbox.deliveries')).toMatchObject({
    value: 1,
    attributes: { 'quad.act': 'tellBudgets', 'quad.outcome': 'DELIVERED' },
  });
  expect(countOf('quad.due_work.performed')).toMatchObject({
    value: 1,
    attributes: { 'quad.act': 'closeYear', 'quad.outcome': 'DONE' },
  });
  expect(text).not.toMatch(/secret|Ada/);
});
