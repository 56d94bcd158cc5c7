import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePorts, repositoryRoot } from '@quad/cli';
import { body, type Contender, headers } from '../gateway/contenders.ts';
import { composeAt } from '../gateway/graph.ts';
import { load, type Stretch } from '../gateway/load.ts';
import { exactly, finish, median, recorded } from '../result.ts';
import { openWhoIsWho, signIn, writeKeys } from './signed-in.ts';

/**
 * What sign-in and limits cost: Quad's gateway alone (`QUAD_AUTH=off`) and the same gateway asked by a signed-in person,
 * whose session, principal, cost and points are looked after in each request. In turns, on the graph of the bench of the
 * gateway; database, sides and load share the machine. `--quick` takes shorter turns and fewer of them.
 */
const isQuick = process.argv.includes('--quick');
const plan = isQuick ? { rounds: 3, seconds: 4 } : { rounds: 5, seconds: 10 };
const CONNECTIONS = 32;

const children: ChildProcess[] = [];
const folder = await mkdtemp(join(tmpdir(), 'quad-bench-trusted-'));

/** Starts a program of ours and reads the first line that it prints as JSON. */
async function started(entry: string, env: Readonly<Record<string, string>>) {
  const stdio = ['pipe', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, [entry], { stdio: [...stdio], env: { ...process.env, ...env } });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) return { child, said: JSON.parse(line) };
  throw new Error(`${entry} ended before it said anything.`);
}

async function startGateway(
  name: string,
  env: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): Promise<Contender> {
  const [port = 0] = await freePorts(1);
  const { child } = await started(join(repositoryRoot, 'apps/gateway/src/index.ts'), {
    PORT: String(port),
    QUAD_PUBLIC_URL: `http://127.0.0.1:${port}`,
    QUAD_SUBGRAPH_DEDUP: 'off',
    QUAD_LOG_LEVEL: 'error',
    ...env,
  });
  const url = `http://127.0.0.1:${port}/graphql`;
  const first = await fetch(url, { method: 'POST', headers: { ...headers, ...own }, body });
  const answerText = await first.text();
  if (!answerText.startsWith('{"data"')) throw new Error(`${name} answers: ${answerText.slice(0, 500)}`);
  return { name, url, pid: child.pid ?? 0, answerText, answer: JSON.parse(answerText), headers: own };
}

const whoIsWho = await openWhoIsWho();
try {
  const { said: urls } = await started(fileURLToPath(new URL('../gateway/subgraphs.ts', import.meta.url)), {
    NODE_ENV: 'production',
  });
  const database = await started(join(repositoryRoot, 'packages/embedded-mongo/src/main.ts'), {
    QUAD_DATA: folder,
    PORT: '0',
  });
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composeAt(new Map(Object.entries<string>(urls)), [whoIsWho]));
  const common = { QUAD_SUPERGRAPH: supergraph };
  const uri: string = database.said.uri;
  const off = await startGateway('off', { ...common, QUAD_AUTH: 'off' }, {});
  const on = await startGateway(
    'on',
    {
      ...common,
      ...(await writeKeys(folder)),
      MONGODB_URI: uri,
      QUAD_IDENTITY_URL: 'http://127.0.0.1:1',
      QUAD_LIMITS: JSON.stringify({ person: { pointsPerMinute: 1_000_000_000, operationCost: 1_000_000 } }),
    },
    await signIn(uri),
  );
  const gateways = [off, on];
  let wrong = 0;

  /** In turns; every gateway by name with one figure for each round. */
  async function takeTurns(rounds: number, perSecond?: number) {
    const done = new Map<string, Stretch[]>(gateways.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const gateway of gateways) {
        const rate = perSecond === undefined ? {} : { perSecond };
        const stretch = await load(gateway, { seconds: plan.seconds, connections: CONNECTIONS, ...rate });
        done.get(gateway.name)?.push(stretch);
        wrong += stretch.wrong;
      }
    }
    return (name: string, what: keyof Stretch) =>
      median((done.get(name) ?? []).map((stretch) => stretch[what]));
  }

  // The first turns are to warm them.
  await takeTurns(2);
  const full = await takeTurns(plan.rounds);
  const slowest = Math.min(full('off', 'perSecond'), full('on', 'perSecond'));
  const perSecond = Math.max(1, Math.round(slowest / 2));
  const half = await takeTurns(plan.rounds, perSecond);
  finish('trusted', [
    ...gateways.flatMap(({ name }) => [
      recorded(`${name}: requests per CPU second`, full(name, 'perCpuSecond'), '1/s'),
      recorded(`${name}: requests per second`, full(name, 'perSecond'), '1/s'),
      recorded(`${name}: p99 at full load`, full(name, 'p99Ms'), 'ms'),
      recorded(`${name}: p99 at half of the slower`, half(name, 'p99Ms'), 'ms'),
    ]),
    recorded('requests per second at half load', perSecond, '1/s'),
    exactly('answers that were wrong or missing', wrong, '', 0),
    recorded('on : off, per CPU second', full('on', 'perCpuSecond') / full('off', 'perCpuSecond'), 'x'),
    recorded('p99 at half load, on : off', half('on', 'p99Ms') / half('off', 'p99Ms'), 'x'),
  ]);
} finally {
  for (const child of children) child.kill();
  whoIsWho.close();
  await rm(folder, { recursive: true, force: true });
}
