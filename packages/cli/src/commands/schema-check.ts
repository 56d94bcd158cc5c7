import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { whoAndWhat } from '../registry/authorship.ts';
import { changeLines } from '../registry/change-lines.ts';
import { findingLines, type SaidCheck } from '../registry/check-lines.ts';
import { chosenSubgraphs } from '../registry/chosen-subgraphs.ts';
import { openRegistry, RegistryRefused } from '../registry/client.ts';
import { contractLines } from '../registry/told.ts';
import { print, type SchemaOptions } from './schema-print.ts';

type Options = SchemaOptions & { readonly sdl?: string; readonly with?: readonly string[] };
type Approving = SchemaOptions & Readonly<Record<'client' | 'until' | 'reason', string>>;

/** `quad schema check | approve`. Exit 1 when clients break, 2 when it is refused for another reason. */
export function addSchemaCheck(act: (usage: string, description: string) => Command, env: CliEnv): void {
  act('check [subgraphs...]', 'say what publishing would do, and whom it would break (exit 1)')
    .option('--sdl <file>', 'the schema of the one subgraph, instead of the checkout’s')
    .option('--with <clients...>', 'clients whose new version is deployed with it, such as portal')
    .action(async (names: string[], options: Options) => {
      const subgraphs = chosenSubgraphs(names, options).map(({ name, sdl }) => ({ name, sdl }));
      const registry = await openRegistry(env);
      const { variant, with: together = [] } = options;
      const said = await registry.post('check', { variant, ...whoAndWhat(), subgraphs, together });
      const changed = [...changeLines(said.changes), ...contractLines(said.contracts)];
      print(options, said, [...changed, ...findingLines(said.findings), endOf(said)]);
      if (said.refusedWith !== null) throw refusalOf(said, said.refusedWith);
    });

  act('approve <what>', 'let a change (or all of a check) break one client until a day')
    .requiredOption('--client <client>', 'the vendor’s id, or the app')
    .requiredOption('--until <day>', 'the last day on which it counts, YYYY-MM-DD')
    .requiredOption('--reason <text>', 'why, for those who read it later')
    .action(async (what: string, options: Approving) => {
      const registry = await openRegistry(env);
      const { variant, client, until, reason } = options;
      const { author } = whoAndWhat();
      const said = await registry.post('approve', { variant, author, what, client, until, reason });
      print(
        options,
        said,
        said.approvals.map(({ change }) => `${change} may break ${client} until ${until}.`),
      );
    });
}

function endOf({ id, supergraph, refusedWith }: SaidCheck): string {
  if (refusedWith !== null) return `Check ${id}: it would be refused (${refusedWith}).`;
  return `Check ${id}: it composes and runs as version ${supergraph}, and breaks nobody.`;
}

function refusalOf({ id, findings }: SaidCheck, code: string): RegistryRefused {
  const errors = findings.filter(({ severity }) => severity === 'ERROR').map(({ message }) => message);
  return new RegistryRefused(code, [...errors, `Check ${id} is refused.`].join('\n'));
}
