import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ensureInstalled, environment, root } from './install.mjs';

/** The hash of every build, by workspace: where it stays, turbo takes the bundle that it kept. */
function buildHashes() {
  const dry = spawnSync(join(root, 'node_modules/.bin/turbo'), ['run', 'build', '--dry=json'], {
    cwd: root,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(dry.status, dry.stderr).toBe(0);
  return new Map(
    JSON.parse(dry.stdout)
      .tasks.filter(({ task, command }) => task === 'build' && command !== '<NONEXISTENT>')
      .map((task) => [task.package, task.hash]),
  );
}

/** Which workspaces are built again when a file is there that was not. */
function rebuiltBy(path, text) {
  const before = buildHashes();
  const file = join(root, path);
  writeFileSync(file, text);
  try {
    const after = buildHashes();
    return [...before].filter(([name, hash]) => after.get(name) !== hash).map(([name]) => name);
  } finally {
    rmSync(file);
  }
}

ensureInstalled();

it('builds a deployable alone when it alone changed', () => {
  expect(buildHashes().size).toBe(9);
  expect(rebuiltBy('subgraphs/scheduling/src/touched.ts', 'export {};\n')).toEqual(['@quad/scheduling']);
  expect(rebuiltBy('apps/identity/src/touched.ts', 'export {};\n')).toEqual(['@quad/identity']);
}, 120_000);

it('builds nothing again for a test or a page of words', () => {
  expect(rebuiltBy('subgraphs/scheduling/src/domain/touched.test.ts', 'export {};\n')).toEqual([]);
  expect(rebuiltBy('packages/kernel/TOUCHED.md', 'words\n')).toEqual([]);
}, 120_000);

it('builds those again that carry what changed below them', () => {
  const rebuilt = rebuiltBy('packages/oneroster/src/touched.ts', 'export {};\n');
  expect(rebuilt).toContain('@quad/directory');
  expect(rebuilt).not.toContain('@quad/scheduling');
  const bySchema = rebuiltBy('subgraphs/budgets/schema/touched.graphql', '# nothing\n');
  expect(bySchema.sort()).toEqual(['@quad/budgets', '@quad/portal']);
}, 120_000);
