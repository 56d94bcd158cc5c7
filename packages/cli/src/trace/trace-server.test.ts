import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTraceServer, type TraceServer } from './trace-server.ts';

let server: TraceServer;
beforeAll(async () => {
  server = await startTraceServer();
});
afterAll(() => server.close());

const delivery = JSON.stringify({ resourceSpans: [] });
const post = (path: string, body: string, type = 'application/json') =>
  fetch(`${server.url}${path}`, { method: 'POST', body, headers: { 'content-type': type } });

it('takes traces and metrics, and says by a page that there is no request yet', async () => {
  expect((await post('/v1/traces', delivery)).status).toBe(200);
  expect((await post('/v1/metrics', '{}')).status).toBe(200);
  expect(await (await fetch(server.url)).text()).toContain('No request was told of yet');
});

it('takes nothing that a page of another site can send', async () => {
  expect((await post('/v1/traces', delivery, 'text/plain')).status).toBe(415);
  expect((await post('/v1/traces', 'no json')).status).toBe(400);
  expect((await post('/elsewhere', delivery)).status).toBe(400);
});

it('is served under its own names only', async () => {
  const status = await new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const call = request({ port, host: '127.0.0.1', headers: { host: 'evil.example' } }, (response) =>
      resolve(response.resume().statusCode),
    );
    call.on('error', reject).end();
  });
  expect(status).toBe(421);
});

it('says that a trace is not kept', async () => {
  const answer = await fetch(`${server.url}/traces/${'0'.repeat(32)}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('not kept any more');
});
