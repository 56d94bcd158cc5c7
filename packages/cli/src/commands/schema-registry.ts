import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { whoAndWhat } from '../registry/authorship.ts';
import { changeLines } from '../registry/change-lines.ts';
import { findingLines } from '../registry/check-lines.ts';
import { chosenSubgraphs } from '../registry/chosen-subgraphs.ts';
import { openRegistry, type RegistryClient, RegistryRefused } from '../registry/client.ts';
import { contractLines, guessedRevision } from '../registry/told.ts';
import { addSchemaCheck } from './schema-check.ts';
import { print, type SchemaOptions } from './schema-print.ts';

type Options = SchemaOptions & {
  readonly sdl?: string;
  readonly revision?: string;
  readonly with?: readonly string[];
  readonly force?: boolean;
};

/** `quad schema check | approve | publish | rollback | history`: acts of the registry. Exit 1 when clients break, else 2. */
export function addSchemaRegistry(schema: Command, env: CliEnv): void {
  const act = (usage: string, description: string) =>
    schema
      .command(usage)
      .description(description)
      .option('--variant <name>', 'which graph', 'production')
      .option('--json', 'print JSON');

  addSchemaCheck(act, env);

  act('publish [subgraphs...]', 'publish subgraphs of this checkout (default: all) as one batch')
    .option('--sdl <file>', 'the schema of the one subgraph, instead of the checkout’s')
    .option(
      '--revision <number>',
      'build number, higher than the last; default: when the schema was committed',
    )
    .option('--with <clients...>', 'clients whose new version is deployed with it, such as portal')
    .action(async (names: string[], options: Options) => {
      const registry = await openRegistry(env);
      const { variant, with: together = [] } = options;
      const chosen = chosenSubgraphs(names, options);
      const guessed = chosen.filter(({ isGuessed }) => isGuessed).map(({ name }) => name);
      if (guessed.length > 0) process.stderr.write(`${guessedRevision(guessed)}\n`);
      const subgraphs = chosen.map(({ name, sdl, revision }) => ({ name, sdl, revision }));
      const body = { variant, ...whoAndWhat(), subgraphs, together };
      const said = await registry.post('publish', body).catch((error: unknown) => tellInJson(options, error));
      const found = findingLines(said.check?.findings ?? []);
      const end = `${said.state}: ${said.supergraph === null ? 'no version is served yet' : `version ${said.supergraph} is served`}`;
      const changed = [...changeLines(said.changes), ...contractLines(said.contracts)];
      print(options, said, [...changed, ...found, ...said.missing, end]);
    });

  act('rollback <version>', 'serve an earlier version again; its first digits will do')
    .option('--with <clients...>', 'clients whose earlier version is deployed with it, such as portal')
    .option('--force', 'also when it breaks clients that were seen')
    .action(async (version: string, options: Options) => {
      const registry = await openRegistry(env);
      const { variant, with: together = [], force = false } = options;
      const whole = await wholeVersion(registry, variant, version);
      const said = await registry
        .post('rollback', { variant, ...whoAndWhat(), version: whole, together, force })
        .catch((error: unknown) => tellInJson(options, error));
      const found = findingLines(said.check.findings);
      print(options, said, [
        ...changeLines(said.changes),
        ...found,
        `Version ${said.supergraph} is served again.`,
      ]);
    });

  act('history', 'say who published what, newest first').action(async (options: Options) => {
    const said = await (await openRegistry(env)).get('history', options.variant);
    const told = said.acts.map(({ sequence, at, kind, author, commit, supergraph, published, contract }) => {
      const what = contract ?? published.map(({ name, revision }) => `${name}@${revision}`).join(' ');
      const version = supergraph?.slice(0, 12) ?? 'pending';
      return `${sequence}  ${at}  ${kind}  ${version}  ${author} ${commit?.slice(0, 9) ?? '-'}  ${what}`;
    });
    print(options, said, told);
  });
}

/** Scripts read a refusal whole. */
function tellInJson(options: Options, error: unknown): never {
  if (options.json === true && error instanceof RegistryRefused) print(options, error.said, []);
  throw error;
}

async function wholeVersion(registry: RegistryClient, variant: string, start: string): Promise<string> {
  if (/^[0-9a-f]{64}$/.test(start)) return start;
  const { acts } = await registry.get('history', variant);
  const found = new Set(
    acts.flatMap(({ supergraph }) => (supergraph?.startsWith(start) ? [supergraph] : [])),
  );
  const [only] = found;
  if (only !== undefined && found.size === 1) return only;
  const what = found.size === 0 ? 'No version begins' : 'Several versions begin';
  throw new CommandFailed(`${what} with ${start}; see "quad schema history".`, 2);
}
