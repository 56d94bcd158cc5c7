import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type ApiChange, composeSupergraph, diffSupergraphs, type SubgraphSdl } from '@quad/composition';
import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { whoAndWhat } from '../registry/authorship.ts';
import { changeLines } from '../registry/change-lines.ts';
import { revisionOf } from '../registry/chosen-subgraphs.ts';
import { openRegistry, type RegistryContractChanges } from '../registry/client.ts';
import { contractLines, isBreaking } from '../registry/told.ts';
import { readSubgraphSdl } from '../schema/read-subgraph.ts';
import { stampFile, stampText } from '../schema/revision.ts';
import { readSubgraphs, repositoryRoot } from '../start/deployables.ts';
import { addSchemaContracts } from './schema-contracts.ts';
import { addSchemaPreview } from './schema-preview.ts';
import { addSchemaRegistry } from './schema-registry.ts';

interface Difference {
  readonly changes: readonly ApiChange[];
  readonly contracts: readonly RegistryContractChanges[];
}

/** `quad schema …`. `diff` is for a reviewer, and exits 1 when something breaks clients. */
export function addSchema(program: Command, env: CliEnv): void {
  const schema = program.command('schema').description('the graph: publish it, and see how it changes');
  addSchemaRegistry(schema, env);
  addSchemaContracts(schema, env);
  addSchemaPreview(schema, env);
  schema
    .command('stamp')
    .description('write down the revisions of the schemas, for a copy of the checkout without its history')
    .option('--revision <number>', 'build number; default: when each schema was committed')
    .action((options: { revision?: string }) => {
      const file = stampFile(repositoryRoot);
      writeFileSync(file, stampText(repositoryRoot, revisionOf(options.revision)));
      process.stdout.write(`Wrote ${file}.\n`);
    });
  schema
    .command('diff')
    .description('say what this checkout would change in the public API and in each contract')
    .option('--base <commit>', 'compare with a commit instead of what is served; needs no registry')
    .option('--variant <name>', 'which graph', 'production')
    .option('--json', 'print JSON')
    .action(async ({ base, variant, json }: { base?: string; variant: string; json?: boolean }) => {
      const differs = base === undefined ? await fromServed(env, variant) : await fromCommit(base);
      const told = [...changeLines(differs.changes), ...contractLines(differs.contracts)];
      if (json === true) process.stdout.write(`${JSON.stringify(differs, null, 2)}\n`);
      else if (told.length > 0) process.stdout.write(`${told.join('\n')}\n`);
      else
        process.stdout.write(
          `The public API is as it ${base === undefined ? 'is served' : `was at ${base}`}.\n`,
        );
      if (differs.changes.some(isBreaking)) process.exitCode = 1;
    });
}

/** With what was published from elsewhere, as the registry composes it. */
async function fromServed(env: CliEnv, variant: string): Promise<Difference> {
  const registry = await openRegistry(env);
  const body = { variant, ...whoAndWhat(), subgraphs: checkedOut() };
  const { changes, contracts } = await registry.post('check', body);
  return { changes, contracts };
}

async function fromCommit(commit: string): Promise<Difference> {
  const before = subgraphsAt(commit);
  const composed = before.length === 0 ? null : composeSupergraph(before);
  return { changes: await diffSupergraphs(composed, composeSupergraph(checkedOut())), contracts: [] };
}

const checkedOut = (): readonly SubgraphSdl[] =>
  readSubgraphs().map(({ name }) => readSubgraphSdl(repositoryRoot, name));

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
