import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { startTestDatabase } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from './running-gateway.ts';
import { compose } from './two-sides.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let quadSupergraph: string;
let otherSupergraph: string;
beforeAll(async () => {
  world = await createWorld({ isAlone: true });
  quadSupergraph = join(world.dir, 'supergraph.graphql');
  otherSupergraph = join(world.dir, 'other.graphql');
  await writeFile(otherSupergraph, compose([world.directory, world.cohorts], 'example.org'));
});
afterAll(() => world.close());

const trusted = {
  MONGODB_URI: 'mongodb://127.0.0.1:1',
  QUAD_PRINCIPAL_KEY: '/nowhere',
  QUAD_SERVICES_JWKS: '/nowhere',
  QUAD_IDENTITY_URL: 'http://127.0.0.1:1',
};

const refusals: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  [
    'with the demo issuer in production',
    { ...trusted, NODE_ENV: 'production' },
    /^Signing in by picking a name is refused with NODE_ENV/,
  ],
  [
    'with the demo issuer beyond loopback',
    { ...trusted, HOST: '0.0.0.0' },
    /^Signing in by picking a name is refused on 0\.0\.0\.0/,
  ],
  [
    'without trust in production',
    { QUAD_AUTH: 'off', NODE_ENV: 'production' },
    /^QUAD_AUTH=off is refused with NODE_ENV/,
  ],
  [
    'without trust beyond loopback',
    { QUAD_AUTH: 'off', HOST: '0.0.0.0' },
    /^QUAD_AUTH=off is refused on 0\.0\.0\.0/,
  ],
  [
    'without trust over Quad’s own subgraphs',
    { QUAD_AUTH: 'off' },
    /^QUAD_AUTH=off is refused with Quad's own subgraphs/,
  ],
  [
    'when the supergraph is missing',
    { QUAD_AUTH: 'off', QUAD_SUPERGRAPH: '/nowhere.graphql' },
    /^The supergraph at \/nowhere\.graphql cannot be read/,
  ],
];

describe('it exits 1 with one sentence', () => {
  it.each(refusals)('%s', async (_what, env, sentence) => {
    const { ended } = start({ QUAD_SUPERGRAPH: quadSupergraph, ...env });
    const { code, complained } = await ended;
    expect(complained).toMatch(sentence);
    expect(complained.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  });
});

it('says all faults of the environment at once', async () => {
  const { ended } = start({ QUAD_SUPERGRAPH: quadSupergraph });
  const { code, complained } = await ended;
  for (const name of Object.keys(trusted)) expect(complained).toContain(name);
  expect(code).toBe(1);
});

describe('alone on any supergraph', () => {
  it('answers the graph with introspection, read from a URL, and stops when asked', async () => {
    const sdl = compose([world.directory, world.cohorts], 'example.org');
    const shelf = createServer((_request, answer) => answer.end(sdl)).listen(0, '127.0.0.1');
    await new Promise((resolve) => shelf.once('listening', resolve));
    const port = portOf(shelf);
    const { child, ended, listening } = start({
      QUAD_AUTH: 'off',
      QUAD_SUPERGRAPH: `http://127.0.0.1:${port}/supergraph`,
      QUAD_SUBGRAPHS: JSON.stringify({ directory: world.directory.url() }),
    });
    const { port: publicPort } = await listening;
    const answer = await fetch(`http://127.0.0.1:${publicPort}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ __schema { queryType { name } } people { displayName } viewerKind }',
      }),
    });
    expect(await answer.json()).toEqual({
      data: {
        __schema: { queryType: { name: 'Query' } },
        people: [{ displayName: 'Ada Moreno' }, { displayName: 'Bo Lind' }],
        viewerKind: null,
      },
    });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    shelf.close();
  });

  it('lets whoever comes before the graph is read wait for it', async () => {
    const sdl = compose([world.directory, world.cohorts], 'example.org');
    const connected = Promise.withResolvers<void>();
    const shelf = createServer((_request, answer) => void connected.promise.then(() => answer.end(sdl)));
    await new Promise<void>((resolve) => shelf.listen(0, '127.0.0.1', resolve));
    const publicPort = await freePort();
    const { child, ended } = start({
      PORT: String(publicPort),
      QUAD_AUTH: 'off',
      QUAD_SUPERGRAPH: `http://127.0.0.1:${portOf(shelf)}/supergraph`,
    });
    const client = await connection(publicPort);
    const status = once(client, 'data');
    client.write('GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    connected.resolve();
    expect(String((await status)[0])).toMatch(/^HTTP\/1\.1 200 /);
    client.destroy();
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    shelf.close();
  });
});

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A port that nobody has at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Connects as soon as somebody listens. */
async function connection(port: number): Promise<Socket> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    if (isThere) return socket;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('with trust', () => {
  it('listens on both ports while no subgraph is up, and says who is missing', async () => {
    const database = await startTestDatabase();
    const { child, ended, listening } = start({
      ...trusted,
      MONGODB_URI: database.uri,
      QUAD_SUPERGRAPH: quadSupergraph,
      QUAD_SUBGRAPHS: '{"directory":"http://127.0.0.1:1","cohorts":"http://127.0.0.1:1"}',
      QUAD_PRINCIPAL_KEY: join(world.dir, 'gateway.json'),
      QUAD_SERVICES_JWKS: join(world.dir, 'cohorts-public.json'),
    });
    const { port, innerPort } = await listening;
    expect((await fetch(`http://127.0.0.1:${innerPort}/livez`)).status).toBe(200);
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({ ok: true, down: ['directory', 'cohorts', 'identity'] });
    const status = (await (await fetch(`http://127.0.0.1:${port}/status`)).json()) as {
      readonly processes: readonly { readonly name: string; readonly ok: boolean }[];
    };
    expect(Object.fromEntries(status.processes.map(({ name, ok }) => [name, ok]))).toEqual({
      gateway: true,
      database: true,
      directory: false,
      cohorts: false,
      identity: false,
    });
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    await database.close();
  });
});
