import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicPrincipal } from '@quad/kernel';
import { PRINCIPAL_HEADER, signPrincipal } from '@quad/subgraph-kit';
import { startTestDatabase, type TestDatabase } from '@quad/test-kit';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';

let dir: string;
let database: TestDatabase;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'quad-stop-'));
  database = await startTestDatabase();
});
afterAll(async () => {
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

async function start(env: Record<string, string>) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwks = join(dir, 'jwks.json');
  await writeFile(
    jwks,
    JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' }] }),
  );
  const key = join(dir, 'key.json');
  await writeFile(key, JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'scheduling' }));
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/index.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      MONGODB_URI: database.uri,
      QUAD_PRINCIPAL_JWKS: jwks,
      QUAD_GATEWAY_URL: 'http://127.0.0.1:1/graphql',
      QUAD_SERVICE_KEY: key,
      QUAD_DATA: dir,
      QUAD_LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString()).port));
    void ended.then((code) => reject(new Error(`ended with ${code}`)));
  });
  const token = await signPrincipal(
    { principal: publicPrincipal, requestId: 'req_test' },
    privateKey,
    'test',
  );
  const agent = new Agent({ keepAlive: true });
  const body = JSON.stringify({ query: '{ __typename }' });
  /** A request of which the second half of the body is sent only when it is told. */
  function begin() {
    const answered = Promise.withResolvers<{ status: number; text: string }>();
    const call = request(
      {
        port,
        agent,
        method: 'POST',
        path: '/graphql',
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          [PRINCIPAL_HEADER]: token,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          answered.resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      },
    );
    call.on('error', answered.reject);
    call.write(body.slice(0, 10));
    return {
      finish() {
        call.end(body.slice(10));
        return answered.promise;
      },
    };
  }
  return { child, port, ended, begin };
}

const whole = { status: 200, text: '{"data":{"__typename":"Query"}}\n' };

it('answers what is under way when it is told to stop, and then ends at once', async () => {
  const { child, begin, ended } = await start({});
  expect(await begin().finish()).toEqual(whole);
  const underWay = begin();
  await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await underWay.finish()).toEqual(whole);
  expect(await ended).toBe(0);
});

it('says for a while that it goes, and still answers everybody, also over open connections', async () => {
  const { child, port, begin, ended } = await start({ QUAD_DRAIN_MS: '800' });
  const ready = () => fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
  expect((await ready()).status).toBe(200);
  expect(await begin().finish()).toEqual(whole);
  child.kill('SIGTERM');
  await expect.poll(async () => (await ready()).status).toBe(503);
  expect(await (await ready()).json()).toMatchObject({ ok: false, draining: true });
  expect(await begin().finish()).toEqual(whole);
  expect(await ended).toBe(0);
});
