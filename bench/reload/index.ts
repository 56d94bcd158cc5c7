import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { repositoryRoot } from '@quad/cli';
import { body, type Contender, headers } from '../gateway/contenders.ts';
import { composeAt } from '../gateway/graph.ts';
import { load } from '../gateway/load.ts';
import { atLeast, below, exactly, finish, median, recorded } from '../result.ts';
import { proportionalSetSizeBytes } from '../start/memory.ts';
import { pace } from './pace.ts';
import { openShelf } from './shelf.ts';

/**
 * What clients feel of a hundred publishes at 30 % of what the gateway can, what they feel of a graph of 40 sides and 1,600
 * types that is composed and taken, and what two processes do of one's work per CPU second. Load, sides and gateway share
 * the machine. `--quick` publishes ten times and takes shorter turns.
 */
const isQuick = process.argv.includes('--quick');
const plan = isQuick
  ? { publishes: 10, seconds: 4, quietSeconds: 10, rounds: 3 }
  : { publishes: 100, seconds: 4, quietSeconds: 20, rounds: 3 };
const CONNECTIONS = 16;
const PART_OF_MOST = 0.3;
/** Between two publishes; the old process ends meanwhile. */
const REST_MS = 500;
const SHIFTED_WITHIN_MS = 5_000;

const children: ChildProcess[] = [];

/** Starts a program of ours and reads the first line that it prints as JSON. */
async function started(entry: string, env: Readonly<Record<string, string>>, ...words: readonly string[]) {
  const child = spawn(process.execPath, [entry, ...words], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) return { child, said: JSON.parse(line) };
  throw new Error(`${entry} ended before it said anything.`);
}

const sidesProgram = fileURLToPath(new URL('../gateway/subgraphs.ts', import.meta.url));
const composingProgram = fileURLToPath(new URL('./large-graph.ts', import.meta.url));

async function startGateway(supergraph: string, processes: number): Promise<Contender> {
  const { child, said } = await started(join(repositoryRoot, 'apps/gateway/src/index.ts'), {
    PORT: '0',
    QUAD_SUPERGRAPH: supergraph,
    QUAD_AUTH: 'off',
    QUAD_SUBGRAPH_DEDUP: 'off',
    QUAD_LOG_LEVEL: 'error',
    QUAD_GATEWAY_PROCESSES: String(processes),
  });
  const url = `http://127.0.0.1:${said.port}/graphql`;
  const answerText = await (await fetch(url, { method: 'POST', headers, body })).text();
  return { name: `${processes}`, url, pid: child.pid ?? 0, answerText, answer: JSON.parse(answerText) };
}

async function untilServed({ url }: Contender, version: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url.replace('/graphql', '/readyz'), { headers: { connection: 'close' } });
    const { graph } = (await answer.json()) as {
      readonly graph: { readonly version: string; readonly dropped: string | null };
    };
    if (graph.version === version) return;
    if (graph.dropped === version) throw new Error('The gateway does not take what was published.');
    await pause(20);
  }
}

/** The graph with one more field, as a publish would change it. */
const changed = (sdl: string, n: number) =>
  sdl.replace(
    'me: User @join__field',
    `later${n}: String @join__field(graph: ACCOUNTS)\n  me: User @join__field`,
  );

try {
  const { said: urls } = await started(sidesProgram, { NODE_ENV: 'production' });
  const sdl = composeAt(new Map(Object.entries<string>(urls)));
  if (changed(sdl, 1) === sdl)
    throw new Error('The graph cannot be changed by one field: it looks otherwise.');
  const shelf = await openShelf(sdl);
  const one = await startGateway(shelf.url, 1);
  await load(one, { seconds: plan.seconds, connections: CONNECTIONS });
  const most = await load(one, { seconds: plan.seconds, connections: CONNECTIONS });
  const rate = {
    connections: CONNECTIONS,
    perSecond: Math.max(1, Math.round(most.perSecond * PART_OF_MOST)),
  };

  const quiet = await pace(one, rate, () => pause(plan.quietSeconds * 1_000));
  const tookMs: number[] = [];
  const during = await pace(one, rate, async () => {
    for (let n = 1; n <= plan.publishes; n += 1) {
      const beganMs = performance.now();
      await untilServed(one, shelf.publish(changed(sdl, n)));
      tookMs.push(performance.now() - beganMs);
      await pause(REST_MS);
    }
  });
  const bytes = proportionalSetSizeBytes(one.pid);
  const quietAgain = await pace(one, rate, () => pause(plan.quietSeconds * 1_000));
  const large = await pace(one, rate, async () => {
    const compose = [composingProgram, JSON.stringify(urls)];
    const { stdout } = await promisify(execFile)(process.execPath, compose, { maxBuffer: 2 ** 26 });
    await untilServed(one, shelf.publish(stdout));
    // Until then clients go over to the new worker.
    await pause(SHIFTED_WITHIN_MS);
  });
  children.at(-1)?.kill();

  shelf.publish(sdl);
  const gateways = [await startGateway(shelf.url, 1), await startGateway(shelf.url, 2)];
  const perCpuSecond = new Map<string, number[]>(gateways.map(({ name }) => [name, []]));
  for (let round = 0; round <= plan.rounds; round += 1) {
    for (const gateway of gateways) {
      const stretch = await load(gateway, { seconds: plan.seconds, connections: CONNECTIONS });
      // The first turn of each is to warm it.
      if (round > 0) perCpuSecond.get(gateway.name)?.push(stretch.perCpuSecond);
    }
  }
  shelf.close();
  const of = (name: string) => median(perCpuSecond.get(name) ?? []);
  const quietP99Ms = Math.max(quiet.p99Ms, quietAgain.p99Ms);
  const quietLongestMs = Math.max(quiet.longestMs, quietAgain.longestMs);

  finish(
    'reload',
    [
      recorded('most requests per second, one process', most.perSecond, '1/s'),
      recorded('requests per second while publishing', during.perSecond, '1/s'),
      recorded('publishes', plan.publishes, ''),
      recorded('from publish to served, median', median(tookMs), 'ms'),
      recorded('from publish to served, longest', Math.max(...tookMs), 'ms'),
      recorded('requests while publishing', during.asked, ''),
      recorded('connections opened while publishing', during.connected, ''),
      exactly(
        'requests that failed, of all',
        quiet.failed + during.failed + quietAgain.failed + large.failed,
        '',
        0,
      ),
      recorded('p50 quiet', quiet.p50Ms, 'ms'),
      recorded('p50 while publishing', during.p50Ms, 'ms'),
      recorded('p99 quiet, before', quiet.p99Ms, 'ms'),
      recorded('p99 quiet, after', quietAgain.p99Ms, 'ms'),
      recorded('p99 while publishing', during.p99Ms, 'ms'),
      below('p99 while publishing : quiet', during.p99Ms / quietP99Ms, 'x', 3),
      recorded('longest wait quiet', quietLongestMs, 'ms'),
      recorded('longest wait while publishing', during.longestMs, 'ms'),
      recorded('longest wait while 1,600 types are composed and taken', large.longestMs, 'ms'),
      below('longest wait for 1,600 types over quiet', large.longestMs - quietLongestMs, 'ms', 100),
      recorded('memory (PSS) right after the publishes', bytes / 2 ** 20, 'MiB'),
      recorded('requests per CPU second, one process', of('1'), '1/s'),
      recorded('requests per CPU second, two processes', of('2'), '1/s'),
      atLeast('two processes : one, per CPU second', of('2') / of('1'), 'x', 0.9),
    ],
    { quiet, during, quietAgain, large, tookMs, perCpuSecond: Object.fromEntries(perCpuSecond) },
  );
} finally {
  for (const child of children) child.kill();
}
