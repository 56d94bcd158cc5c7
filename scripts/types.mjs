// Holds every workspace against its types. Workspaces of the same compiler options are one program, so that what they
// share is read once and not by each of them; where a workspace has options of its own, it is a program of its own.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { environment, root } from './install.mjs';

/** Side by side; each has one checker, because several would each work out the libraries' types again. */
const AT_ONCE = 2;

/** What says more of a library's types, which no other workspace should see. */
const ofItsOwn = new Set(['apps/gateway']);

/** Every folder with a tsconfig. */
export function typedFolders(top = root) {
  const inside = ['apps', 'packages', 'subgraphs'].flatMap((folder) =>
    readdirSync(join(top, folder)).map((name) => `${folder}/${name}`),
  );
  return ['bench', 'e2e', ...inside].filter((folder) => existsSync(join(top, folder, 'tsconfig.json')));
}

const isPlain = (folder, top) => {
  const said = readFileSync(join(top, folder, 'tsconfig.json'), 'utf8');
  const plain = `{ "extends": "${relative(join(top, folder), top)}/tsconfig.base.json", "include": ["**/*.ts"] }\n`;
  return said === plain && !ofItsOwn.has(folder);
};

/** The programs: a name and a tsconfig each. */
export function programsOf(folders, top = root) {
  const together = folders.filter((folder) => isPlain(folder, top));
  const place = join(top, 'node_modules/.cache/quad-types');
  mkdirSync(place, { recursive: true });
  const config = join(place, 'tsconfig.json');
  const up = relative(place, top);
  writeFileSync(
    config,
    JSON.stringify({
      extends: `${up}/tsconfig.base.json`,
      include: together.map((folder) => `${up}/${folder}/**/*.ts`),
    }),
  );
  const alone = folders.filter((folder) => !together.includes(folder));
  return [
    { name: together.join(', '), config },
    ...alone.map((folder) => ({ name: folder, config: join(top, folder, 'tsconfig.json') })),
  ];
}

/** What the compiler finds wrong with a program; null where it finds nothing. */
export function faultsOf({ name, config }) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      join(root, 'node_modules/.bin/tsc'),
      ['--noEmit', '--checkers', '1', '--project', config],
      { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', reject);
    child.on('close', (code, signal) =>
      resolve(code === 0 ? null : `${said}tsc ended with ${signal ?? code} for ${name}`),
    );
  });
}

if (import.meta.main) {
  const waiting = programsOf(typedFolders());
  const faults = [];
  const place = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      faults.push(await faultsOf(next));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, place));
  const said = faults.filter((fault) => fault !== null);
  for (const fault of said) process.stdout.write(`${fault}\n`);
  process.exit(said.length === 0 ? 0 : 1);
}
