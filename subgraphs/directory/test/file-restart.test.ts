import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { request as call } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, PRINCIPAL_HEADER, signPrincipal } from '@quad/subgraph-kit';
import { startTestDatabase, type TestDatabase } from '@quad/test-kit';
import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sender } from './file-world.ts';

let dir: string;
let database: TestDatabase;
let tokenOf: () => Promise<string>;
let child: ChildProcess | null = null;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'quad-restart-'));
  database = await startTestDatabase();
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const open = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' };
  await writeFile(join(dir, 'jwks.json'), JSON.stringify({ keys: [open] }));
  await writeFile(join(dir, 'key.json'), JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'test' }));
  tokenOf = () => signPrincipal({ principal: sender, requestId: newId('request') }, privateKey, 'test');
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

/** Directory as it is deployed, in a process of its own. */
async function start(): Promise<string> {
  const process_ = spawn(process.execPath, [join(import.meta.dirname, '../src/index.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      MONGODB_URI: database.uri,
      QUAD_PRINCIPAL_JWKS: join(dir, 'jwks.json'),
      QUAD_GATEWAY_URL: 'http://127.0.0.1:1/graphql',
      QUAD_SERVICE_KEY: join(dir, 'key.json'),
      QUAD_FILES_KEY: join(dir, 'key.json'),
      QUAD_FILES_JWKS: join(dir, 'jwks.json'),
      QUAD_DATA: dir,
      QUAD_LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = process_;
  const port = await new Promise<number>((resolve, reject) => {
    process_.stdout.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString()).port));
    process_.once('exit', (code) => reject(new Error(`directory ended with ${code}`)));
  });
  return `http://127.0.0.1:${port}`;
}

async function announce(url: string, bytes: Buffer) {
  const input = {
    name: 'bell.txt',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    purpose: 'OFFERING_SCHEDULES',
    namesNoStudent: true,
  };
  const query =
    'mutation ($input: FileUploadStartInput!) { fileUploadStart(input: $input) { ... on FileUpload { id receivedBytes } } }';
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [PRINCIPAL_HEADER]: await tokenOf() },
    body: JSON.stringify({ query, variables: { input } }),
  });
  const { data } = (await answer.json()) as {
    data: { fileUploadStart: { id: string; receivedBytes: number } };
  };
  return data.fileUploadStart;
}

it('an upload goes on where it stood when the process was killed', async () => {
  const bytes = Buffer.alloc(3_000_000, 'Period 1 08:00-08:50\n');
  const first = await start();
  const { id } = await announce(first, bytes);
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': bytes.length,
    [PRINCIPAL_HEADER]: await tokenOf(),
  };
  const broken = call(`${first}/files/${id}`, { method: 'PUT', headers });
  const ended = new Promise((resolve) => broken.once('error', resolve));
  broken.write(bytes.subarray(0, 2_000_000));
  const part = join(dir, 'files', `${id}.part`);
  await vi.waitFor(async () => expect((await stat(part)).size).toBe(2_000_000), { timeout: 20_000 });
  child?.removeAllListeners('exit');
  child?.kill('SIGKILL');
  await ended;

  const second = await start();
  const again = await announce(second, bytes);
  expect(again).toEqual({ id, receivedBytes: 2_000_000 });
  const sent = await fetch(`${second}/files/${id}`, {
    method: 'PUT',
    headers: { [PRINCIPAL_HEADER]: await tokenOf(), 'upload-offset': '2000000' },
    body: bytes.subarray(2_000_000),
  });
  expect([sent.status, ((await sent.json()) as { isComplete: boolean }).isComplete]).toEqual([201, true]);
  const back = await fetch(`${second}/files/${id}`, { headers: { [PRINCIPAL_HEADER]: await tokenOf() } });
  expect(Buffer.compare(Buffer.from(await back.arrayBuffer()), bytes)).toBe(0);
  child?.removeAllListeners('exit');
}, 60_000);
