import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compose } from './two-sides.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let supergraph: string;
beforeAll(async () => {
  world = await createWorld({ isAlone: true });
  supergraph = join(world.dir, 'stopping.graphql');
  await writeFile(supergraph, compose([world.directory, world.cohorts], 'example.org'));
});
afterAll(() => world.close());

const body = JSON.stringify({ query: '{ currentProgram { id } }' });
const whole = { status: 200, text: '{"data":{"currentProgram":{"id":"prg_1"}}}\n' };

async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/index.ts')], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      QUAD_AUTH: 'off',
      QUAD_LOG_LEVEL: 'silent',
      QUAD_SUPERGRAPH: supergraph,
      QUAD_SUBGRAPHS: JSON.stringify({ cohorts: world.cohorts.url(), directory: world.directory.url() }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(JSON.parse(chunk.toString()).port));
    void ended.then((code) => reject(new Error(`ended with ${code}`)));
  });
  const agent = new Agent({ keepAlive: true });
  /** A request of which the second half of the body is sent only when it is told. */
  function begin() {
    const answered = Promise.withResolvers<{ status: number; text: string }>();
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const call = request({ port, agent, method: 'POST', path: '/graphql', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        answered.resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
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
  const { child, port, begin, ended } = await start({ QUAD_DRAIN_MS: '1500' });
  const ready = () => fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
  expect((await ready()).status).toBe(200);
  expect(await begin().finish()).toEqual(whole);
  child.kill('SIGTERM');
  await expect.poll(async () => (await ready()).status).toBe(503);
  expect(await begin().finish()).toEqual(whole);
  expect(await ended).toBe(0);
});

it('says which subgraphs are down, and is ready all the same', async () => {
  const { child, port, ended } = await start({
    QUAD_SUBGRAPHS: JSON.stringify({ cohorts: world.cohorts.url(), directory: 'http://127.0.0.1:1' }),
  });
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ ok: true, down: expect.arrayContaining(['directory']) });
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
