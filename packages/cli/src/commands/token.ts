import type { Command } from 'commander';
import { z } from 'zod';
import type { CliEnv } from '../env.ts';
import { CommandFailed, openGraph } from '../graph/client.ts';

const tokenShape = z.object({ access_token: z.string(), expires_in: z.number() });
const refusalShape = z.looseObject({ message: z.string() });

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
      const graph = await openGraph(env);
      const answer = await graph.send('/auth/issuer/tokens', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(options.as === undefined ? { vendor: options.vendor } : { as: options.as }),
      });
      const body: unknown = answer.text.startsWith('{') ? JSON.parse(answer.text) : {};
      const token = tokenShape.safeParse(body);
      if (!token.success) {
        const refusal = refusalShape.safeParse(body);
        throw new CommandFailed(
          refusal.success ? refusal.data.message : `No token: status ${answer.status}.`,
          2,
        );
      }
      process.stdout.write(
        options.json === true ? `${JSON.stringify(token.data)}\n` : `${token.data.access_token}\n`,
      );
    });
}
