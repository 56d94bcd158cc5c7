import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed, openGraph } from '../graph/client.ts';
import { mintToken } from '../graph/tokens.ts';

/** `quad token --as | --vendor`: a bearer token for scripts. */
export function addToken(program: Command, env: CliEnv): void {
  program
    .command('token')
    .description('print a token for scripts')
    .option('--as <person>', 'a person of a demo district, by e-mail or id')
    .option('--vendor <id>', 'a vendor, by id')
    .option('--json', 'print JSON')
    .action(async (options: { as?: string; vendor?: string; json?: boolean }) => {
      if ((options.as === undefined) === (options.vendor === undefined)) {
        throw new CommandFailed(
          'Say whose token it is: --as E-MAIL-OR-ID for a person or --vendor ID for a vendor.',
          2,
        );
      }
      const token = await mintToken(
        await openGraph(env),
        options.as === undefined ? { vendor: options.vendor ?? '' } : { as: options.as },
      );
      process.stdout.write(options.json === true ? `${JSON.stringify(token)}\n` : `${token.access_token}\n`);
    });
}
