import { join } from 'node:path';
import { startTestDatabase, type TestDatabase } from '@quad/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { start } from './running-gateway.ts';
import { createTinyRegistry } from './tiny-registry.ts';
import { compose } from './two-sides.ts';
import { createWorld, type World } from './world.ts';

let world: World;
let database: TestDatabase;
beforeAll(async () => {
  [world, database] = await Promise.all([createWorld({ isAlone: true }), startTestDatabase()]);
});
afterAll(async () => {
  await Promise.all([world.close(), database.close()]);
});

interface Answer {
  readonly status: number;
  readonly left: number;
}

it('are one account over workers and over generations of them', { timeout: 180_000 }, async () => {
  const sides = [world.directory, world.cohorts];
  const registry = await createTinyRegistry(compose(sides, 'quad.internal'));
  const { child, ended, listening } = start({
    QUAD_GATEWAY_PROCESSES: '2',
    QUAD_SUPERGRAPH: registry.url,
    QUAD_SUBGRAPHS: JSON.stringify({ directory: world.directory.url(), cohorts: world.cohorts.url() }),
    QUAD_LIMITS: '{"public":{"pointsPerMinute":100}}',
    MONGODB_URI: database.uri,
    QUAD_PRINCIPAL_KEY: join(world.dir, 'gateway.json'),
    QUAD_SERVICES_JWKS: join(world.dir, 'cohorts-public.json'),
    QUAD_IDENTITY_URL: 'http://127.0.0.1:1',
  });
  const { port } = await listening;
  const address = `http://localhost:${port}`;
  const version = async () => {
    const ready = (await (await fetch(`${address}/readyz`)).json()) as { graph: { version: string } };
    return ready.graph.version;
  };
  // Each on a connection of its own, so that workers take turns.
  const ask = async (query = '{ person(id: "per_1") { id } }'): Promise<Answer> => {
    const answer = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify({ query }),
    });
    await answer.text();
    const [, left] = /r=(\d+)/.exec(answer.headers.get('ratelimit') ?? '') ?? [];
    return { status: answer.status, left: Number(left) };
  };
  const lefts: number[] = [];
  for (let count = 0; count < 4; count += 1) lefts.push((await ask()).left);
  expect(lefts).toEqual([99, 98, 97, 96]);
  const before = await version();
  registry.publish(
    compose(
      [
        world.directory,
        { ...world.cohorts, sdl: `${world.cohorts.sdl} extend type Query { later: String }` },
      ],
      'quad.internal',
    ),
  );
  await expect.poll(version, { timeout: 90_000 }).not.toBe(before);
  expect((await ask()).left).toBe(95);
  expect((await ask('{ peoplePage(first: 95) { nodes { id } } }')).status).toBe(429);
  child.kill('SIGTERM');
  await ended;
  await registry.stop();
});
