import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, repositoryRoot } from '@quad/cli';
import { below, finish, recorded } from '../result.ts';
import { proportionalSetSizeBytes } from './memory.ts';

/**
 * How long `npm start` takes to "Quad is ready", the first time with the demo district and the
 * second time without loading it, and how much memory all processes share out between them when
 * idle. `--quick` waits 5 s instead of 30 before it measures memory.
 */
const IDLE_MS = process.argv.includes('--quick') ? 5_000 : 30_000;
const READY_WITHIN_MS = 300_000;

const dataDir = await mkdtemp(join(tmpdir(), 'quad-bench-'));
const [port = 0] = await freePorts(1);

async function start(): Promise<{ readonly child: ChildProcess; readonly seconds: number }> {
  const from = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: repositoryRoot,
    env: { ...process.env, QUAD_DATA: dataDir, QUAD_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('"Quad is ready" was not said in time.')),
      READY_WITHIN_MS,
    );
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!said.includes('Quad is ready')) return;
      clearTimeout(timer);
      resolve();
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
  return { child, seconds: (performance.now() - from) / 1000 };
}

async function stop(child: ChildProcess): Promise<number> {
  const from = performance.now();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // As Ctrl-C does: to the whole group of the terminal.
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  // npm may end before the product has: what counts is that the data folder is free again.
  while (existsSync(join(dataDir, 'start.lock'))) await new Promise((resolve) => setTimeout(resolve, 20));
  return (performance.now() - from) / 1000;
}

const first = await start();
await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
const bytes = proportionalSetSizeBytes(first.child.pid ?? 0);
const stopSeconds = await stop(first.child);
const second = await start();
await stop(second.child);
await rm(dataDir, { recursive: true, force: true });

finish('start', [
  recorded('first start with the demo district', first.seconds, 's'),
  below('second start', second.seconds, 's', 15),
  below('memory of all processes (PSS)', bytes / 2 ** 20, 'MiB', 1.5 * 1024),
  recorded('Ctrl-C to the end of all', stopSeconds, 's'),
]);
