// Plain JavaScript for whatever Node (20 or newer) started it: nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.quad-installed');
/** The pinned runtime, on which every script runs whatever Node started it. */
export const runtime = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** Third-party tools stay silent towards their makers. */
export const environment = {
  ...process.env,
  APOLLO_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
};

function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/**
 * Puts the pinned pnpm, which npx keeps, on the path: turbo runs every script by it. It is no
 * dependency of the workspace, because pnpm refuses to install itself as one.
 */
function findPnpm() {
  const found = spawnSync('npx', ['--yes', '--package', packageManager, '--call', 'command -v pnpm'], {
    encoding: 'utf8',
    env: environment,
  });
  const path = found.stdout.trim();
  if (found.status === 0 && existsSync(path)) return dirname(path);
  process.stderr.write(
    `${found.stderr}\n${packageManager} cannot be found by npx; is the package registry reachable?\n`,
  );
  process.exit(1);
}

/** Installs what the lockfile says, unless it already stands; exits with the installer's code when that fails. */
export function ensureInstalled() {
  const hash = wanted();
  const known = existsSync(stamp) && existsSync(runtime) ? JSON.parse(readFileSync(stamp, 'utf8')) : null;
  if (known?.hash === hash && existsSync(known.pnpm)) {
    environment.PATH = `${known.pnpm}${delimiter}${environment.PATH}`;
    return;
  }
  process.stdout.write('Installing what Quad needs (once; a minute or two) …\n');
  // pnpm refuses to remove an old node_modules without a terminal unless CI is set.
  const done = spawnSync(
    'npx',
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environment, CI: '1' },
      maxBuffer: 64 * 1024 * 1024,
      shell: process.platform === 'win32',
    },
  );
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout}\n${done.stderr}\nInstalling failed; the lines above say why.\n`);
    process.exit(done.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  const pnpm = findPnpm();
  environment.PATH = `${pnpm}${delimiter}${environment.PATH}`;
  writeFileSync(stamp, JSON.stringify({ hash, pnpm }));
}

/** Runs a program of the pinned tools and exits with its code when it fails. */
export function runTool(name, args, label) {
  if (label !== undefined) process.stdout.write(`${label} …\n`);
  const done = spawnSync(join(root, 'node_modules', '.bin', name), args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0) {
    process.stderr.write(
      `${done.stdout}\n${done.stderr}\n${name} ${args.join(' ')} failed; the lines above say why.\n`,
    );
    process.exit(done.status ?? 1);
  }
}
