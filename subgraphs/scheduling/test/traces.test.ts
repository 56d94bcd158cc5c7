import { createTestSubgraph, personWith, receiveTelemetry } from '@quad/test-kit';
import { expect, it } from 'vitest';
import { createServer } from '../src/server.ts';

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

it("goes on with the gateway's trace, to the commands of the database, without a word of what was asked for", async () => {
  const telemetry = await receiveTelemetry('scheduling');
  const subgraph = await createTestSubgraph('scheduling', createServer);
  const answer = await subgraph.request(
    {
      method: 'POST',
      url: '/graphql',
      headers: { traceparent },
      payload: { query: 'query Bell($id: ID!) { section(id: $id) { id } }', variables: { id: 'sec_secret' } },
    },
    personWith('PRINCIPAL', { tenantId: 'org_secret' }),
  );
  expect(answer.json()).toEqual({ data: { section: null } });
  const { spans, points, text } = await telemetry.end();
  await subgraph.close();

  const operation = spans.find(({ name }) => name === 'query Bell');
  expect(operation).toMatchObject({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    parentSpanId: '00f067aa0ba902b7',
    attributes: { 'graphql.operation.type': 'query', 'quad.code': 'OK' },
  });
  const command = spans.find(({ attributes }) => attributes['db.system.name'] === 'mongodb');
  expect(command).toMatchObject({
    traceId: operation?.traceId,
    parentSpanId: operation?.spanId,
    attributes: { 'db.operation.name': expect.any(String), 'db.namespace': 'quad_scheduling' },
  });
  expect(text).not.toMatch(/secret/);
  expect(points.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'quad.subgraph.operation.duration',
      'db.client.operation.duration',
      'quad.outbox.pending',
      'quad.process.memory',
    ]),
  );
});
