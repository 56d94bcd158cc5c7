import { type Command, InvalidArgumentError } from 'commander';
import type { CliEnv } from '../env.ts';
import { whoAndWhat } from '../registry/authorship.ts';
import { changeLines } from '../registry/change-lines.ts';
import { openRegistry } from '../registry/client.ts';
import { contractLines } from '../registry/told.ts';
import { print, type SchemaOptions } from './schema-print.ts';

interface SetOptions extends SchemaOptions {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly client?: string;
}

/** `quad schema contracts list | set | remove` and `quad schema changelog`. Exit 2 when the registry refuses. */
export function addSchemaContracts(schema: Command, env: CliEnv): void {
  const contracts = schema.command('contracts').description('the parts of the graph that clients get');
  const act = (parent: Command, usage: string, description: string) =>
    parent
      .command(usage)
      .description(description)
      .option('--variant <name>', 'which graph', 'production')
      .option('--json', 'print JSON');

  act(contracts, 'list', 'say which contracts there are').action(async (options: SchemaOptions) => {
    const said = await (await openRegistry(env)).get('contracts', options.variant);
    const told = said.contracts.map(({ name, include, exclude, client, sdlHash }) => {
      const rule = [
        include.length === 0 ? 'everything' : `includes ${include.join(', ')}`,
        ...(exclude.length === 0 ? [] : [`excludes ${exclude.join(', ')}`]),
        ...(client === null ? [] : [`for ${client}`]),
        ...(sdlHash === null ? ['not served: nothing is tagged for it yet'] : []),
      ];
      return `${name.padEnd(16)}${rule.join('; ')}`;
    });
    print(options, said, told);
  });

  act(contracts, 'set <name>', 'set a contract, which makes a version of the graph')
    .option('--include <tags>', 'what carries one of these tags is in it; without, everything is', tags, [])
    .option('--exclude <tags>', 'what carries one of these tags is not in it', tags, [])
    .option('--client <vendor>', 'the vendor (ven_…) whose traffic goes to it')
    .action(async (name: string, { include, exclude, client, ...options }: SetOptions) => {
      const rule = { name, include, exclude, client: client ?? null };
      const body = { variant: options.variant, ...whoAndWhat(), ...rule };
      const said = await (await openRegistry(env)).post('contracts', body);
      print(options, said, [
        ...contractLines(said.contracts),
        `${said.state}: version ${said.supergraph} is served`,
      ]);
    });

  act(contracts, 'remove <name>', 'remove a contract; its vendor gets what all vendors get').action(
    async (name: string, options: SchemaOptions) => {
      const body = { variant: options.variant, ...whoAndWhat(), name };
      const said = await (await openRegistry(env)).post('contracts/remove', body);
      print(options, said, [`${said.state}: version ${said.supergraph} is served`]);
    },
  );

  act(schema, 'changelog [contract]', 'say how a contract changed, newest first (default: partner)').action(
    async (contract: string | undefined, options: SchemaOptions) => {
      const said = await (await openRegistry(env)).get('changelog', options.variant, contract ?? 'partner');
      const told = said.releases.flatMap(({ at, changes }) => [
        at,
        ...(changes.length === 0 ? ['  It began.'] : changeLines(changes).map((line) => `  ${line}`)),
      ]);
      print(options, said, told.length === 0 ? ['No version had this contract.'] : told);
    },
  );
}

function tags(value: string): readonly string[] {
  const list = value.split(',').map((tag) => tag.trim());
  if (list.every((tag) => tag !== '')) return list;
  throw new InvalidArgumentError('Give tags with commas between them, such as partner,roster.');
}
