import { spawn, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const children = [];
let outside;

/** Bundles a deployable and takes what came of it where nothing else of Quad is. */
function bundled(folder, ...programs) {
  const made = spawnSync(process.execPath, [join(root, 'scripts/bundle.mjs'), ...programs], {
    cwd: join(root, folder),
    encoding: 'utf8',
  });
  expect(made.stderr, folder).toBe('');
  const place = join(outside, folder.replaceAll('/', '-'));
  cpSync(join(root, folder, 'dist'), place, { recursive: true });
  return place;
}

/** Runs a program until it says that it listens. */
async function listening(program, env) {
  const child = spawn(process.execPath, ['--disable-warning=DEP0040', program], {
    cwd: outside,
    env: { PATH: process.env.PATH, PORT: '0', QUAD_LOG_LEVEL: 'warn', ...env },
  });
  children.push(child);
  let complained = '';
  child.stderr.on('data', (chunk) => (complained += chunk));
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => resolve(JSON.parse(String(chunk).split('\n')[0])));
    child.on('exit', (code) => reject(new Error(`${program} ended with ${code}: ${complained}`)));
  });
}

/** Takes what a deployable tells of itself. */
async function receiver() {
  const bodies = [];
  const server = createServer(async (request, response) => {
    for await (const chunk of request) bodies.push(chunk);
    response.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    text: () => Buffer.concat(bodies).toString('utf8'),
  };
}

const get = (port, path) => fetch(`http://127.0.0.1:${port}${path}`);

describe('a bundle, outside of the checkout', () => {
  let mongoUri;
  let files;
  beforeAll(async () => {
    outside = mkdtempSync(join(tmpdir(), 'quad-bundles-'));
    const database = await listening(join(root, 'packages/embedded-mongo/src/main.ts'), {
      QUAD_DATA: outside,
    });
    mongoUri = database.uri;
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    files = { key: join(outside, 'key.json'), jwks: join(outside, 'jwks.json') };
    writeFileSync(files.key, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'test' }));
    const known = { ...publicKey.export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA' };
    writeFileSync(files.jwks, JSON.stringify({ keys: [known] }));
  }, 120_000);
  afterAll(async () => {
    for (const child of children.reverse()) {
      child.removeAllListeners('exit');
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(outside, { recursive: true, force: true });
  });

  it('of a subgraph runs with its schema', async () => {
    const place = bundled('subgraphs/scheduling', 'src/index.ts');
    const { port } = await listening(join(place, 'index.js'), {
      MONGODB_URI: mongoUri,
      QUAD_PRINCIPAL_JWKS: files.jwks,
      QUAD_GATEWAY_URL: 'http://127.0.0.1:1/graphql',
      QUAD_SERVICE_KEY: files.key,
      QUAD_DATA: outside,
    });
    expect(await (await get(port, '/livez')).json()).toEqual({ name: 'scheduling', ok: true });
    expect((await get(port, '/readyz')).status).toBe(200);
    expect((await get(port, '/status')).status).toBe(200);
    const unsigned = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', body: '{}' });
    expect(unsigned.status).toBe(401);
  }, 120_000);

  it('of the gateway runs, proves, and answers a graph; of the registry runs beside it', async () => {
    const place = bundled('apps/gateway', 'src/index.ts', 'src/prove.ts');
    const sdl = readSmallSupergraph();
    const proof = spawnSync(process.execPath, [join(place, 'prove.js')], { input: sdl, encoding: 'utf8' });
    expect(JSON.parse(proof.stdout)).toEqual({ refusals: [] });
    writeFileSync(join(outside, 'supergraph.graphql'), sdl);
    const told = await receiver();
    const gateway = await listening(join(place, 'index.js'), {
      QUAD_AUTH: 'off',
      OTEL_EXPORTER_OTLP_ENDPOINT: told.url,
      OTEL_METRIC_EXPORT_INTERVAL: '200',
      QUAD_SUPERGRAPH: join(outside, 'supergraph.graphql'),
    });
    expect(await (await get(gateway.port, '/livez')).json()).toEqual({ name: 'gateway', ok: true });
    const answer = await fetch(`http://127.0.0.1:${gateway.port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(await answer.json()).toMatchObject({ data: { __typename: 'Query' } });

    await expect.poll(() => told.text(), { timeout: 20_000 }).toContain('quad.gateway.worker');

    const registry = await listening(join(bundled('apps/registry', 'src/index.ts'), 'index.js'), {
      MONGODB_URI: mongoUri,
      QUAD_PRINCIPAL_JWKS: files.jwks,
      QUAD_OPERATOR_JWKS: files.jwks,
      QUAD_GATEWAY_PROOF: join(place, 'prove.js'),
      QUAD_GATEWAY_URL: 'http://127.0.0.1:1/graphql',
      QUAD_SERVICE_KEY: files.key,
      QUAD_DATA: outside,
    });
    expect((await get(registry.port, '/readyz')).status).toBe(200);
  }, 120_000);

  it('of identity runs', async () => {
    const place = bundled('apps/identity', 'src/index.ts');
    const { port } = await listening(join(place, 'index.js'), {
      MONGODB_URI: mongoUri,
      QUAD_GATEWAY_URL: 'http://127.0.0.1:1/graphql',
      QUAD_SERVICE_KEY: files.key,
      QUAD_PUBLIC_URL: 'http://localhost:4000',
    });
    expect((await get(port, '/readyz')).status).toBe(200);
  }, 120_000);
});

/** A supergraph of one subgraph, as composition writes it. */
function readSmallSupergraph() {
  return `schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) { query: Query }
directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
directive @join__graph(name: String!, url: String!) on ENUM_VALUE
directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
scalar join__FieldSet
enum join__Graph { ONE @join__graph(name: "one", url: "http://127.0.0.1:1/graphql") }
scalar link__Import
enum link__Purpose { SECURITY EXECUTION }
type Query @join__type(graph: ONE) { hello: String }
`;
}
