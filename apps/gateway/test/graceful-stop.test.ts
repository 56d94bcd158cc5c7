import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start } from './running-gateway.ts';
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

async function startAlone(env: Record<string, string>) {
  const { child, ended, listening } = start({
    QUAD_AUTH: 'off',
    QUAD_SUPERGRAPH: supergraph,
    QUAD_SUBGRAPHS: JSON.stringify({ cohorts: world.cohorts.url(), directory: world.directory.url() }),
    ...env,
  });
  const { port } = await listening;
  const agent = new Agent({ keepAlive: true });
  /** A request that the gateway has begun to read, and of which the body is sent only when it is told. */
  async function begin() {
    const answered = Promise.withResolvers<{ status: number; text: string }>();
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      expect: '100-continue',
    };
    const call = request({ port, agent, method: 'POST', path: '/graphql', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        answered.resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    call.on('error', answered.reject);
    await once(call, 'continue');
    return () => {
      call.end(body);
      return answered.promise;
    };
  }
  const code = ended.then((end) => end.code);
  return { child, port, code, begin };
}

it('answers what is under way when it is told to stop, and then ends at once', async () => {
  const { child, begin, code } = await startAlone({});
  expect(await (await begin())()).toEqual(whole);
  const finish = await begin();
  child.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await finish()).toEqual(whole);
  expect(await code).toBe(0);
});

it('says for a while that it goes, and still answers everybody, also over open connections', async () => {
  const { child, port, begin, code } = await startAlone({ QUAD_DRAIN_MS: '1500' });
  const ready = () => fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
  expect((await ready()).status).toBe(200);
  expect(await (await begin())()).toEqual(whole);
  child.kill('SIGTERM');
  await expect.poll(async () => (await ready()).status).toBe(503);
  expect(await (await begin())()).toEqual(whole);
  expect(await code).toBe(0);
});

it('says which subgraphs are down, and is ready all the same', async () => {
  const { child, port, code } = await startAlone({
    QUAD_SUBGRAPHS: JSON.stringify({ cohorts: world.cohorts.url(), directory: 'http://127.0.0.1:1' }),
  });
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ ok: true, down: expect.arrayContaining(['directory']) });
  child.kill('SIGTERM');
  expect(await code).toBe(0);
});
