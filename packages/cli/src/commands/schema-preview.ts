import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { whoAndWhat } from '../registry/authorship.ts';
import { changeLines } from '../registry/change-lines.ts';
import { findingLines } from '../registry/check-lines.ts';
import { openRegistry, type RegistryPreview } from '../registry/client.ts';
import { lifetimeMinutes } from '../registry/lifetime.ts';
import { previewedSchema } from '../registry/previewed-schema.ts';
import { contractLines } from '../registry/told.ts';
import { print, type SchemaOptions } from './schema-print.ts';

interface PreviewOptions extends SchemaOptions {
  readonly subgraph?: string;
  readonly url?: string;
  readonly schema?: string;
  readonly name?: string;
  readonly lifetime: string;
  readonly writes?: boolean;
}

/** `quad schema preview`, `preview list` and `preview end`. Exit 2 when the registry refuses; who would break is said. */
export function addSchemaPreview(schema: Command, env: CliEnv): void {
  const preview = schema
    .command('preview')
    .description(
      'compose a subgraph that is being worked on with what is served, for who names it in a header',
    )
    .option('--subgraph <name>', 'the subgraph')
    .option('--url <address>', 'where its graph is asked, for as long as the preview lives')
    .option('--schema <file>', 'its schema; default: what the subgraph tells, or the checkout’s')
    .option('--name <name>', 'such as pr-418; takes the place of the one of that name')
    .option('--lifetime <time>', 'how long it lives, at most 7d', '24h')
    .option('--writes', 'let mutations through, which change what everybody has')
    .option('--variant <name>', 'which graph', 'production')
    .option('--json', 'print JSON')
    .action((options: PreviewOptions) => begin(env, options));

  preview
    .command('list')
    .description('say which previews live')
    .action(async (_options: object, command: Command) => {
      const options = command.optsWithGlobals<SchemaOptions>();
      const said = await (await openRegistry(env)).get('previews', options.variant);
      const told = said.previews.map(
        (one) =>
          `${one.id}  ${one.name ?? '-'}  ${one.subgraph}  ${one.author}  until ${one.endsAt}  ${one.url}`,
      );
      print(options, said, told.length === 0 ? ['No preview lives.'] : told);
    });

  preview
    .command('end <preview>')
    .description('end a preview, by its id or its name')
    .action(async (key: string, _options: object, command: Command) => {
      const options = command.optsWithGlobals<SchemaOptions>();
      const body = { variant: options.variant, preview: key };
      const said = await (await openRegistry(env)).post('previews/end', body);
      print(options, said, [`${said.preview.id} is over.`]);
    });
}

async function begin(env: CliEnv, options: PreviewOptions): Promise<void> {
  const { subgraph, url, schema, name, lifetime, writes = false, variant } = options;
  if (subgraph === undefined || url === undefined) {
    throw new CommandFailed(
      'Name the subgraph and where it is asked: --subgraph budgets --url https://….',
      2,
    );
  }
  const minutes = lifetimeMinutes(lifetime);
  const registry = await openRegistry(env);
  const { sdl, from } = await previewedSchema(subgraph, url, schema);
  if (from === 'CHECKOUT') {
    process.stderr.write(`${subgraph} tells its schema to the gateway alone; this checkout’s is taken.\n`);
  }
  const said = await registry.post('previews', {
    variant,
    ...whoAndWhat(),
    name: name ?? null,
    subgraph: { name: subgraph, sdl },
    url,
    minutes,
    isWritable: writes,
  });
  const changed = [...changeLines(said.check.changes), ...contractLines(said.contracts)];
  print(options, said, [...changed, ...findingLines(said.check.findings), ...endOf(said.preview)]);
}

function endOf({ id, subgraph, url, endsAt, isWritable }: RegistryPreview): readonly string[] {
  return [
    `${subgraph} at ${url} is previewed until ${endsAt}; mutations ${isWritable ? 'CHANGE WHAT EVERYBODY HAS' : 'are refused'}.`,
    `Send the header   quad-preview: ${id}`,
  ];
}
