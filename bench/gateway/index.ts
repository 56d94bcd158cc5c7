import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { atLeast, exactly, finish, median, recorded } from '../result.ts';
import { type Contender, startContenders } from './contenders.ts';
import { composeAt } from './graph.ts';
import { load, type Stretch } from './load.ts';

/**
 * Stock Apollo Gateway, Hive Gateway and Quad on the same graph, in turns, each one process. Load,
 * sides and gateways share the machine, so what counts is requests per CPU second of the gateway's
 * own process. `--quick` takes shorter turns and fewer of them.
 */
const isQuick = process.argv.includes('--quick');
const plan = isQuick
  ? { rounds: 3, seconds: 4, warmSeconds: 4 }
  : { rounds: 5, seconds: 10, warmSeconds: 10 };
const CONNECTIONS = 32;

const children: ChildProcess[] = [];
const folder = await mkdtemp(join(tmpdir(), 'quad-bench-gateway-'));

async function startSubgraphs(): Promise<ReadonlyMap<string, string>> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./subgraphs.ts', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout }))
    return new Map(Object.entries(JSON.parse(line)));
  throw new Error('The sides ended before they listened.');
}

/** Every contender by name with what it did, one figure for each round. */
async function takeTurns(
  contenders: readonly Contender[],
  perSecond?: number,
): Promise<ReadonlyMap<string, readonly Stretch[]>> {
  const done = new Map<string, Stretch[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const contender of contenders) {
      const stretch = await load(contender, {
        seconds: plan.seconds,
        connections: CONNECTIONS,
        ...(perSecond === undefined ? {} : { perSecond }),
      });
      done.get(contender.name)?.push(stretch);
    }
  }
  return done;
}

const middle = (stretches: readonly Stretch[] | undefined, what: keyof Stretch) =>
  median((stretches ?? []).map((stretch) => stretch[what]));

try {
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composeAt(await startSubgraphs()));
  const contenders = await startContenders(supergraph, (child) => children.push(child));
  for (const { name, answer } of contenders) {
    if (!isDeepStrictEqual(answer, contenders[0]?.answer)) throw new Error(`${name} answers something else.`);
  }
  for (const contender of contenders) {
    await load(contender, { seconds: plan.warmSeconds, connections: CONNECTIONS });
  }
  const full = await takeTurns(contenders);
  const slowest = Math.min(...contenders.map(({ name }) => middle(full.get(name), 'perSecond')));
  const half = await takeTurns(contenders, Math.max(1, Math.round(slowest / 2)));
  const wrong = [...full.values(), ...half.values()].flat().reduce((sum, stretch) => sum + stretch.wrong, 0);
  const of = (name: string) => middle(full.get(name), 'perCpuSecond');
  const p99 = (name: string) => middle(half.get(name), 'p99Ms');
  finish(
    'gateway',
    [
      ...contenders.flatMap(({ name }) => [
        recorded(`${name}: requests per CPU second`, of(name), '1/s'),
        recorded(`${name}: requests per second`, middle(full.get(name), 'perSecond'), '1/s'),
        recorded(`${name}: p99 at full load`, middle(full.get(name), 'p99Ms'), 'ms'),
        recorded(`${name}: p99 at half of the slowest`, p99(name), 'ms'),
      ]),
      exactly('answers that were wrong or missing', wrong, '', 0),
      recorded('quad with dedup : stock, per CPU second', of('quad, dedup') / of('stock'), 'x'),
      recorded('quad with dedup : hive, per CPU second', of('quad, dedup') / of('hive'), 'x'),
      atLeast('quad : stock, per CPU second', of('quad') / of('stock'), 'x', 3),
      atLeast('quad : hive, per CPU second', of('quad') / of('hive'), 'x', 3),
      atLeast('p99 at half load, stock : quad', p99('stock') / p99('quad'), 'x', 1),
      atLeast('p99 at half load, hive : quad', p99('hive') / p99('quad'), 'x', 1),
    ],
    { rounds: { full: Object.fromEntries(full), half: Object.fromEntries(half) } },
  );
} finally {
  for (const child of children) child.kill();
  await rm(folder, { recursive: true, force: true });
}
