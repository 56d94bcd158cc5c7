import { createServer, type Server } from 'node:http';
import { createLogger } from '@quad/subgraph-kit';
import { afterEach, expect, it } from 'vitest';
import { createContext } from '../plan/context.ts';
import { createPoolDataSource, type PoolDataSource } from './pool-data-source.ts';

type Answer = 'BREAK' | 'HANG' | 'HTML' | 'DATA';

const opened: { server: Server; source: PoolDataSource }[] = [];
afterEach(async () => {
  for (const { server, source } of opened.splice(0)) {
    await source.close();
    server.closeAllConnections();
    server.close();
  }
});

/** A subgraph that answers one request after the other as told. */
async function subgraph(answers: Answer[], timeoutMs = 5_000) {
  const state = { asked: 0, gone: 0 };
  const server = createServer((request, response) => {
    state.asked += 1;
    response.once('close', () => {
      if (!response.writableFinished) state.gone += 1;
    });
    const how = answers.shift() ?? 'DATA';
    if (how === 'BREAK') request.socket.destroy();
    if (how === 'HTML') response.writeHead(502).end('<h1>http://inner:4101 is down</h1>');
    if (how === 'DATA') request.resume().once('end', () => response.end('{"data":{"ok":true}}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const source = createPoolDataSource({
    name: 'budgets',
    url: `http://127.0.0.1:${port}/graphql`,
    timeoutMs,
    logger: createLogger('gateway', 'silent'),
  });
  opened.push({ server, source });
  const ask = (query: string, signal?: AbortSignal) => {
    const context = createContext({
      principal: { kind: 'PUBLIC' },
      requestId: 'req_1',
      sign: null,
      ...(signal === undefined ? {} : { signal }),
    });
    return source.process({ request: { query }, context } as Parameters<PoolDataSource['process']>[0]);
  };
  return { state, ask };
}

const unavailable = { extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'budgets' } };

it('asks a query once more when the connection breaks, and no more than once', async () => {
  const { state, ask } = await subgraph(['BREAK', 'DATA', 'BREAK', 'BREAK', 'DATA']);
  expect(await ask('{ ok }')).toEqual({ data: { ok: true } });
  expect(state.asked).toBe(2);
  await expect(ask('{ ok }')).rejects.toMatchObject(unavailable);
  expect(state.asked).toBe(4);
});

it('never asks a mutation twice', async () => {
  const { state, ask } = await subgraph(['BREAK', 'DATA']);
  await expect(ask('mutation { ok }')).rejects.toMatchObject(unavailable);
  expect(state.asked).toBe(1);
});

it('keeps the inner address and body of a failure to itself', async () => {
  const { ask } = await subgraph(['HTML']);
  const fault = await ask('{ ok }').catch((error: unknown) => error);
  expect(JSON.stringify(fault)).not.toMatch(/inner|127\.0\.0\.1|502/);
  expect(fault).toMatchObject(unavailable);
});

it('waits no longer than its time, and does not ask again then', async () => {
  const { state, ask } = await subgraph(['HANG'], 50);
  await expect(ask('{ ok }')).rejects.toMatchObject(unavailable);
  expect(state.asked).toBe(1);
});

it('gives up a query when its client goes, and lets a mutation finish', async () => {
  const { state, ask } = await subgraph(['HANG', 'DATA']);
  const client = new AbortController();
  const asked = ask('{ ok }', client.signal);
  while (state.asked === 0) await new Promise((resolve) => setImmediate(resolve));
  client.abort();
  await expect(asked).rejects.toMatchObject(unavailable);
  while (state.gone === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(await ask('mutation { ok }', client.signal)).toEqual({ data: { ok: true } });
});
