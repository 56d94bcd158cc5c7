import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { composeSupergraph, diffSupergraphs, type SubgraphSdl } from '@quad/composition';
import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { readSubgraphSdl } from '../schema/read-subgraph.ts';
import { readSubgraphs, repositoryRoot } from '../start/deployables.ts';
import { addSchemaRegistry } from './schema-registry.ts';

/** `quad schema …`. `diff` says what changed in the public API since a commit, and exits 1 when something breaks clients. */
export function addSchema(program: Command, env: CliEnv): void {
  const schema = program.command('schema').description('the graph: publish it, and see how it changes');
  addSchemaRegistry(schema, env);
  schema
    .command('diff')
    .description('say how the public API differs from a commit')
    .option('--base <commit>', 'the commit to compare with', 'HEAD')
    .option('--json', 'print JSON')
    .action(async (options: { base: string; json?: boolean }) => {
      const now = readSubgraphs().map(({ name }) => readSubgraphSdl(repositoryRoot, name));
      const before = subgraphsAt(options.base);
      const changes = await diffSupergraphs(
        before.length === 0 ? null : composeSupergraph(before),
        composeSupergraph(now),
      );
      if (options.json === true) process.stdout.write(`${JSON.stringify({ changes }, null, 2)}\n`);
      else if (changes.length === 0)
        process.stdout.write(`The public API is as it was at ${options.base}.\n`);
      else
        for (const change of changes) process.stdout.write(`${change.level.padEnd(13)}${change.message}\n`);
      if (changes.some(({ level }) => level === 'BREAKING')) process.exitCode = 1;
    });
}

/** The SDL of every subgraph as it stood at a commit. */
function subgraphsAt(commit: string): readonly SubgraphSdl[] {
  const show = (path: string) => git('show', `${commit}:${path}`);
  const files = git(
    'ls-tree',
    '-r',
    '--name-only',
    commit,
    'subgraphs',
    'apps/registry/schema',
    'packages/subgraph-kit/schema',
  )
    .split('\n')
    .filter((path) => path.endsWith('.graphql'));
  const shared = files.filter((path) => path.startsWith('packages/')).map(show);
  const folders = new Set(
    files.flatMap((path) => /^(subgraphs|apps)\/[^/]+(?=\/schema\/)/.exec(path)?.[0] ?? []),
  );
  return [...folders].map((folder) => {
    const own = files.filter((path) => path.startsWith(`${folder}/schema/`)).map(show);
    // The registry is the subgraph `platform`.
    const name = folder === 'apps/registry' ? 'platform' : basename(folder);
    return { name, sdl: [...shared, ...own].join('\n') };
  });
}

function git(...args: readonly string[]): string {
  try {
    return execFileSync('git', [...args], {
      cwd: repositoryRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 16_777_216,
    });
  } catch (cause) {
    throw new CommandFailed(`git ${args.slice(0, 3).join(' ')} failed; is the commit there?`, 2, { cause });
  }
}
