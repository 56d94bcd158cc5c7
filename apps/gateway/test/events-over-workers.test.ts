import { join } from 'node:path';
import { startTestDatabase, type TestDatabase } from '@quad/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEvents } from './event-reader.ts';
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

it('reach readers at every worker, and again after a newer graph is served', {
  timeout: 180_000,
}, async () => {
  const registry = await createTinyRegistry(compose([world.directory, world.cohorts], 'quad.internal'));
  const { child, ended, listening } = start({
    QUAD_GATEWAY_PROCESSES: '2',
    QUAD_SUPERGRAPH: registry.url,
    QUAD_SUBGRAPHS: JSON.stringify({ directory: world.directory.url(), cohorts: world.cohorts.url() }),
    MONGODB_URI: database.uri,
    QUAD_PRINCIPAL_KEY: join(world.dir, 'gateway.json'),
    QUAD_SERVICES_JWKS: join(world.dir, 'cohorts-public.json'),
    QUAD_OPERATOR_JWKS: join(world.dir, 'operator-public.json'),
    QUAD_IDENTITY_URL: 'http://127.0.0.1:1',
  });
  const { port, innerPort } = await listening;
  const [operator, service] = await Promise.all([world.operatorToken(), world.serviceToken('cohorts')]);
  const tell = async (id: string) => {
    const answer = await fetch(`http://127.0.0.1:${innerPort}/events`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${service}`,
        connection: 'close',
      },
      body: JSON.stringify({ events: [{ kind: 'cohorts.thing', id, to: [{ to: 'OPERATOR' }] }] }),
    });
    expect(answer.status).toBe(204);
  };
  const open = (known?: string) =>
    openEvents(port, {
      host: `localhost:${port}`,
      authorization: `Bearer ${operator}`,
      ...(known === undefined ? {} : { 'last-event-id': known }),
    });
  // Workers take connections in turns: two readers are at two of them.
  const readers = [await open(), await open()];
  await tell('thg_1');
  for (const reader of readers) await expect.poll(() => reader.told().map(({ id }) => id)).toEqual(['thg_1']);

  const later = { ...world.cohorts, sdl: `${world.cohorts.sdl} extend type Query { later: String }` };
  registry.publish(compose([world.directory, later], 'quad.internal'));
  for (const reader of readers) await expect.poll(reader.hasEnded, { timeout: 40_000 }).toBe(true);
  await tell('thg_2');
  const again = await open(readers[0]?.position());
  await expect.poll(() => again.told().map(({ id }) => id)).toEqual(['thg_2']);
  await tell('thg_3');
  await expect.poll(() => again.told().map(({ id }) => id)).toEqual(['thg_2', 'thg_3']);

  child.kill('SIGTERM');
  await ended;
  expect(again.hasEnded()).toBe(true);
  await registry.stop();
});
