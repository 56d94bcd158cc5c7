import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts, repositoryRoot } from '@quad/cli';
import { testQuery } from './graph.ts';

/** A gateway that is up. */
export interface Contender {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** Its answer to the test query; all must give the same. */
  readonly answer: unknown;
  /** How long that answer is, in bytes. */
  readonly answerText: string;
  /** Sent with every request beside the common ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Recipe {
  readonly name: string;
  readonly command: (port: number) => readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const UP_WITHIN_MS = 60_000;
const peers = join(dirname(fileURLToPath(import.meta.url)), 'peers');
export const headers = { 'content-type': 'application/json', accept: 'application/json' };
export const body = JSON.stringify({ query: testQuery });

/**
 * Stock Apollo Gateway and Hive Gateway stand in a folder of their own: they are no part of Quad,
 * and what they bring (hundreds of packages, one licence that only apps/gateway may reach) stays out
 * of the workspace.
 */
function installPeers(): void {
  if (existsSync(join(peers, 'node_modules', '@graphql-hive', 'gateway'))) return;
  process.stdout.write('Installing the gateways to compare with (once; a minute or two) …\n');
  const done = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'],
    {
      cwd: peers,
      encoding: 'utf8',
    },
  );
  if (done.status !== 0) throw new Error(`The peers cannot be installed:\n${done.stderr}`);
}

function recipes(supergraph: string): readonly Recipe[] {
  const hive = join(peers, 'node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js');
  const quad = (name: string, dedup: 'on' | 'off'): Recipe => ({
    name,
    command: () => [join(repositoryRoot, 'apps', 'gateway', 'src', 'index.ts')],
    env: {
      QUAD_SUPERGRAPH: supergraph,
      QUAD_AUTH: 'off',
      QUAD_SUBGRAPH_DEDUP: dedup,
      QUAD_LOG_LEVEL: 'warn',
    },
  });
  const production = { NODE_ENV: 'production' };
  return [
    {
      name: 'stock',
      command: (port) => [join(peers, 'stock.mjs'), supergraph, String(port)],
      env: { ...production, APOLLO_TELEMETRY_DISABLED: '1' },
    },
    {
      name: 'hive',
      command: (port) => [hive, 'supergraph', supergraph, '--port', String(port), '--host', '127.0.0.1'],
      env: { ...production, LOG_LEVEL: 'error' },
    },
    quad('quad', 'off'),
    quad('quad, dedup', 'on'),
  ];
}

/** Starts all, waits until each answers the test query, and says what it answered. */
export async function startContenders(
  supergraph: string,
  onStart: (child: ChildProcess) => void,
): Promise<readonly Contender[]> {
  installPeers();
  const all = recipes(supergraph);
  const ports = await freePorts(all.length);
  const started: Contender[] = [];
  for (const [index, { name, command, env }] of all.entries()) {
    const port = ports[index] ?? 0;
    const child = spawn(process.execPath, [...command(port)], {
      env: { ...process.env, ...env, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    onStart(child);
    const url = `http://127.0.0.1:${port}/${name === 'stock' ? '' : 'graphql'}`;
    const answerText = await firstAnswer(name, url, child);
    started.push({ name, url, pid: child.pid ?? 0, answerText, answer: JSON.parse(answerText) });
  }
  return started;
}

async function firstAnswer(name: string, url: string, child: ChildProcess): Promise<string> {
  const until = performance.now() + UP_WITHIN_MS;
  while (performance.now() < until && child.exitCode === null) {
    const text = await fetch(url, { method: 'POST', headers, body })
      .then((answer) => answer.text())
      .catch(() => '');
    if (text.startsWith('{"data"')) return text;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${name} did not answer at ${url} within ${UP_WITHIN_MS / 1000} s.`);
}
