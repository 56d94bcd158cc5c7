import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { start } from './running-gateway.ts';
import { createTinyRegistry } from './tiny-registry.ts';
import { startTraffic } from './traffic.ts';
import { compose, createSides, type Side } from './two-sides.ts';

interface Ready {
  readonly ok: boolean;
  readonly detail: string;
  readonly down: readonly string[];
  readonly graph: { readonly version: string; readonly dropped: string | null };
}

interface Status {
  readonly processes: readonly [
    {
      readonly graph: {
        readonly sourceTrouble: string | null;
        readonly dropped: { readonly reason: string };
      };
    },
  ];
}

let sides: { readonly directory: Side; readonly cohorts: Side };
let folder: string;
let first: string;
beforeAll(async () => {
  sides = createSides();
  await Promise.all([sides.directory.start(), sides.cohorts.start()]);
  folder = await mkdtemp(join(tmpdir(), 'quad-reload-'));
  first = compose([sides.directory, sides.cohorts], 'example.org');
});
afterAll(async () => {
  await Promise.all([sides.directory.stop(), sides.cohorts.stop()]);
  await rm(folder, { recursive: true, force: true });
});

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** The first graph with one more field, which nobody resolves. */
const withField = (name: string) =>
  compose(
    [
      sides.directory,
      { ...sides.cohorts, sdl: `${sides.cohorts.sdl} extend type Query { ${name}: String }` },
    ],
    'example.org',
  );

async function run(source: string, env: Record<string, string> = {}) {
  const { child, ended, listening } = start({
    QUAD_AUTH: 'off',
    QUAD_SUPERGRAPH: source,
    QUAD_SUBGRAPHS: JSON.stringify({ directory: sides.directory.url(), cohorts: sides.cohorts.url() }),
    ...env,
  });
  endings.push(() => {
    child.kill('SIGTERM');
    return ended;
  });
  const { port } = await listening;
  const url = `http://127.0.0.1:${port}`;
  const get = async <Body>(path: string) => (await (await fetch(`${url}${path}`)).json()) as Body;
  const ask = async (query: string) => {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return (await answer.json()) as { readonly data?: unknown; readonly errors?: unknown };
  };
  return { child, ended, url, ask, ready: () => get<Ready>('/readyz'), status: () => get<Status>('/status') };
}

async function until<Value>(read: () => Promise<Value>, isThere: (value: Value) => boolean): Promise<Value> {
  for (;;) {
    const value = await read();
    if (isThere(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const fields = '{ __schema { queryType { fields { name } } } }';
const has = (name: string) => (answer: { readonly data?: unknown }) =>
  JSON.stringify(answer.data).includes(`"${name}"`);

const versionOf = (sdl: string) => createHash('sha256').update(sdl).digest('hex');

async function registryWith(sdl: string) {
  const registry = await createTinyRegistry(sdl);
  endings.push(() => registry.stop());
  return registry;
}

it('takes a graph that is published, with all its workers, and no request fails meanwhile', {
  timeout: 120_000,
}, async () => {
  const registry = await registryWith(first);
  const gateway = await run(registry.url, { QUAD_GATEWAY_PROCESSES: '2' });
  const graph = `${gateway.url}/graphql`;
  const query = '{ people { displayName programs { name } } }';
  const traffic = [
    startTraffic(graph, query, { clients: 4, isKept: true }),
    startTraffic(graph, query, { clients: 2, isKept: false }),
  ];
  registry.publish(withField('later'));
  await until(() => gateway.ask(fields), has('later'));
  const before = traffic.map((one) => one.answered());
  await until(
    async () => traffic.map((one) => one.answered()),
    (now) => now.every((count, index) => count > (before[index] ?? 0) + 20),
  );
  await Promise.all(traffic.map((one) => one.stop()));
  expect(traffic.flatMap((one) => one.failed)).toEqual([]);
});

it('drops a graph that does not come up, says so, and takes the next one', { timeout: 120_000 }, async () => {
  const keptFile = join(folder, 'kept.graphql');
  const registry = await registryWith(first);
  const gateway = await run(registry.url, { QUAD_SUPERGRAPH_KEPT: keptFile });
  expect(await readFile(keptFile, 'utf8')).toBe(first);
  const { version } = (await gateway.ready()).graph;
  registry.publish('type Query { nobody: String }');
  const told = await until(gateway.ready, ({ graph }) => graph.dropped !== null);
  expect(told).toMatchObject({ ok: true, graph: { version } });
  expect(told.detail).toMatch(
    /^The published graph [0-9a-f]{8} did not come up; the one before it is served\.$/,
  );
  const [own] = (await gateway.status()).processes;
  expect(own.graph.dropped.reason).toContain('names no subgraph');
  expect(await gateway.ask('{ people { id } }')).toHaveProperty('data.people');
  expect(await readFile(keptFile, 'utf8')).toBe(first);
  const good = withField('later');
  registry.publish(good);
  await until(() => gateway.ask(fields), has('later'));
  // Served to everyone, then kept.
  const served = await until(gateway.ready, ({ graph }) => graph.version === versionOf(good));
  expect(served).toMatchObject({ detail: 'up', graph: { dropped: null } });
  await until(
    () => readFile(keptFile, 'utf8'),
    (kept) => kept === good,
  );
});

it('serves on while the registry is down, from the start too, and says so', {
  timeout: 120_000,
}, async () => {
  const keptFile = join(folder, 'last-good.graphql');
  await writeFile(keptFile, first);
  const registry = await registryWith(withField('later'));
  await registry.stop();
  const gateway = await run(registry.url, { QUAD_SUPERGRAPH_KEPT: keptFile });
  await until(gateway.ready, ({ detail }) => detail.includes('the last good one is served'));
  const [own] = (await gateway.status()).processes;
  expect(own.graph.sourceTrouble).toContain('cannot be read');
  expect(await gateway.ask('{ people { id } }')).toHaveProperty('data.people');
  await registry.start();
  await until(() => gateway.ask(fields), has('later'));
  await until(gateway.ready, ({ detail }) => detail === 'up');
});

/** The ids of the processes below the primary. */
const workersOf = async ({ pid }: { readonly pid?: number | undefined }) =>
  (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean).map(Number);

it('gives a graph to the worker that the one before it is done with, one after the other', {
  timeout: 120_000,
}, async () => {
  const registry = await registryWith(first);
  const gateway = await run(registry.url);
  const graph = `${gateway.url}/graphql`;
  const traffic = startTraffic(graph, '{ people { displayName programs { name } } }', {
    clients: 4,
    isKept: true,
  });
  const [eldest] = await workersOf(gateway.child);
  const seen = new Set<number>();
  for (const name of ['a', 'b', 'c', 'd']) {
    const sdl = withField(name);
    registry.publish(sdl);
    await until(gateway.ready, ({ graph: { version } }) => version === versionOf(sdl));
    // A connection that is kept is let go of with its next answer.
    await until(() => gateway.ask(fields), has(name));
    for (const pid of await workersOf(gateway.child)) seen.add(pid);
  }
  await traffic.stop();
  expect(traffic.failed).toEqual([]);
  expect([seen.size, seen.has(eldest ?? 0)]).toEqual([2, true]);
});

describe('a gateway on a file', () => {
  it('takes the file when it is written anew', { timeout: 120_000 }, async () => {
    const file = join(folder, 'written.graphql');
    await writeFile(file, first);
    const gateway = await run(file);
    await writeFile(file, withField('later'));
    await until(() => gateway.ask(fields), has('later'));
  });

  it('starts a worker anew that dies, and who asks meanwhile waits', { timeout: 120_000 }, async () => {
    const file = join(folder, 'steady.graphql');
    await writeFile(file, first);
    const gateway = await run(file);
    const [worker = 0] = await workersOf(gateway.child);
    process.kill(worker, 'SIGKILL');
    // Until the primary has seen it, a connection may still be given to who is gone.
    await until(
      () => workersOf(gateway.child),
      (now) => !now.includes(worker),
    );
    expect(await gateway.ask('{ people { id } }')).toHaveProperty('data.people');
  });

  it('ends a worker that stands still without dying, and starts another', { timeout: 120_000 }, async () => {
    const file = join(folder, 'still.graphql');
    await writeFile(file, first);
    const gateway = await run(file, { QUAD_HUNG_AFTER_MS: '4000' });
    const [worker = 0] = await workersOf(gateway.child);
    process.kill(worker, 'SIGSTOP');
    await until(
      () => workersOf(gateway.child),
      (now) => !now.includes(worker),
    );
    expect(await gateway.ask('{ people { id } }')).toHaveProperty('data.people');
  });

  it('ends its worker when it is killed itself', { timeout: 120_000 }, async () => {
    const file = join(folder, 'orphan.graphql');
    await writeFile(file, first);
    const gateway = await run(file);
    const [worker = 0] = await workersOf(gateway.child);
    gateway.child.kill('SIGKILL');
    await until(
      () => readFile(`/proc/${worker}/stat`, 'utf8').catch(() => null),
      (stat) => stat === null,
    );
  });
});
