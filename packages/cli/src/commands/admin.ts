import type { Command } from 'commander';
import { inviteAdministrator } from '../demo/sign-ins.ts';
import type { CliEnv } from '../env.ts';
import { openGraph } from '../graph/client.ts';
import { findOrganization } from '../graph/organizations.ts';

/** `quad admin invite E-MAIL --organization NAME`: a one-time link for an administrator. */
export function addAdmin(program: Command, env: CliEnv): void {
  program
    .command('admin')
    .description('administrators')
    .command('invite <e-mail>')
    .description('print a one-time link with which a person becomes administrator')
    .requiredOption('--organization <name>', 'the district or partner organization, by name or id')
    .option('--json', 'print JSON')
    .action(async (email: string, options: { organization: string; json?: boolean }) => {
      const graph = await openGraph(env);
      const organization = await findOrganization(graph, options.organization);
      const invitation = await inviteAdministrator(graph, organization.id, email);
      if (options.json === true) process.stdout.write(`${JSON.stringify(invitation)}\n`);
      else
        process.stdout.write(
          `${graph.url}${invitation.invitationUrlPath}\nGood once, until ${invitation.expiresAt}.\n`,
        );
    });
}
