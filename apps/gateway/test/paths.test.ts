import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

let world: World;
let token: string;
beforeAll(async () => {
  world = await createWorld({ portal: true });
  await world.gateway.publicApp.listen({ port: 0, host: '127.0.0.1' });
  token = await world.tokenOf({ sub: 'ada', kind: 'person' });
  const portal = join(world.dir, 'portal');
  await mkdir(join(portal, 'assets'), { recursive: true });
  await writeFile(
    join(portal, 'index.html'),
    '<html><script>boot()</script><script src="/assets/app-1.js"></script></html>',
  );
  await writeFile(join(portal, 'assets', 'app-1.js'), 'run()');
});
afterAll(() => world.close());

describe('a streamed prefix', () => {
  it('reaches its side with the principal and without what the client may not say', async () => {
    const answer = await world.gateway.publicApp.inject({
      url: '/files/fil_1?part=2',
      headers: {
        authorization: `Bearer ${token}`,
        cookie: 'quad_session_x=1; other=2',
        'x-quad-principal': 'forged',
        'x-quad-anything': 'forged',
        'x-forwarded-for': '203.0.113.9',
        connection: 'keep-alive, x-hop',
        'x-hop': '1',
      },
    });
    expect(answer.body).toBe('file /files/fil_1?part=2');
    expect(JSON.parse(String(answer.headers['x-seen-principal']))).toMatchObject({
      kind: 'PERSON',
      personId: 'per_1',
    });
    const seen = String(answer.headers['x-seen-headers']).split(',');
    for (const cut of ['authorization', 'cookie', 'x-quad-anything', 'x-forwarded-for', 'x-hop'])
      expect(seen).not.toContain(cut);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('carries a body up and down', async () => {
    const body = Buffer.alloc(3_000_000, 7);
    const answer = await world.gateway.publicApp.inject({
      method: 'PUT',
      url: '/files/fil_1',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
      payload: body,
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(body)).toBe(true);
  });

  it.each(['/files/../graphql', '/files/%2e%2e/graphql', '/files/x/..', '/files/..\\graphql', '/files/./x'])(
    'does not lead out of itself by %s',
    async (path) => {
      const seen = world.directory.seen.length;
      const address = world.gateway.publicApp.server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      const status = await new Promise((resolve, reject) => {
        const sent = request({
          host: '127.0.0.1',
          port,
          path,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
        });
        sent.once('response', (answer) => resolve(answer.resume().statusCode));
        sent.once('error', reject);
        sent.end('{"query":"{ viewerKind }"}');
      });
      expect(status).toBe(400);
      expect(world.directory.seen).toHaveLength(seen);
    },
  );

  it('says which side is missing', async () => {
    await world.directory.stop();
    const answer = await world.gateway.publicApp.inject({ url: '/files/fil_1' });
    expect(answer.statusCode).toBe(503);
    expect(answer.json().errors[0].extensions).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
    });
    await world.directory.start();
  });

  it('takes identity’s paths along without the gateway’s own cookies', async () => {
    const answer = await world.gateway.publicApp.inject({
      url: '/auth/issuer/echo',
      headers: {
        cookie: 'quad_session=secret; _interaction=1',
        authorization: 'Bearer vendor',
        'x-forwarded-host': 'evil',
      },
    });
    const seen = answer.json();
    expect(seen.cookie).toBe('_interaction=1');
    expect(seen.authorization).toBe('Bearer vendor');
    expect(seen['x-forwarded-host']).toBe('localhost:4000');
    expect(seen['x-quad-principal']).toBeUndefined();
  });
});

it('answers nothing that is asked of another host than its own, so that no redirect leads there', async () => {
  const address = world.gateway.publicApp.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const path = 'http://evil.example/auth/sign-in';
    const sent = request({ host: '127.0.0.1', port, path, headers: { host: `127.0.0.1:${port}` } });
    sent.once('response', (got) => resolve(got.resume()));
    sent.once('error', reject);
    sent.end();
  });
  expect(answer.headers.location).toBeUndefined();
  expect(answer.statusCode).toBe(400);
});

describe('health', () => {
  it('is merged from all processes, and says who is down', async () => {
    await world.cohorts.stop();
    const status = (await world.gateway.publicApp.inject('/status')).json();
    expect(status).toEqual({
      ok: false,
      processes: [
        { name: 'gateway', ok: true, detail: 'up' },
        { name: 'database', ok: true, detail: 'up' },
        { name: 'directory', ok: true, detail: 'up', outbox: { pending: 2 } },
        { name: 'cohorts', ok: false, detail: 'It cannot be reached.' },
        { name: 'identity', ok: true, detail: 'up' },
      ],
    });
    const ready = await world.gateway.publicApp.inject('/readyz');
    expect(ready.statusCode).toBe(200);
    expect(ready.json()).toEqual({ name: 'gateway', ok: true, detail: 'up', down: ['cohorts'] });
    await world.cohorts.start();
    expect((await world.gateway.publicApp.inject('/status')).json().ok).toBe(true);
    expect((await world.gateway.publicApp.inject('/livez')).json()).toEqual({ name: 'gateway', ok: true });
  });
});

describe('the portal', () => {
  it('answers its own paths with its page, whose inline script alone may run', async () => {
    const answer = await world.gateway.publicApp.inject({ url: '/schools/org_1' });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('boot()');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/);
    expect(policy).toContain("style-src 'self' 'unsafe-inline'");
  });

  it('keeps hashed files for ever', async () => {
    const answer = await world.gateway.publicApp.inject({ url: '/assets/app-1.js' });
    expect(answer.body).toBe('run()');
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  it.each(['/assets/gone.js', '/graphql/x/y', '/auth/nothing', '/../package.json'])(
    'has nothing at %s',
    async (url) => {
      const answer = await world.gateway.publicApp.inject({ url });
      expect(answer.statusCode).toBe(404);
    },
  );
});
