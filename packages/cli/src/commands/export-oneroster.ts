import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed, type GraphClient, openGraph } from '../graph/client.ts';
import { findOrganization } from '../graph/organizations.ts';
import { expectMember } from '../graph/unions.ts';

interface ExportJob {
  readonly state: string;
  readonly message: string;
  readonly downloadPath: string | null;
  readonly sha256: string | null;
  readonly counts: readonly { readonly file: string; readonly rows: number }[];
}

interface Started {
  readonly __typename: 'RosterExportStarted';
  readonly job: { readonly id: string };
}

const WATCH_EVERY_MS = 200;

/** `quad export oneroster FILE --district NAME`: the district's roster as a OneRoster CSV package. */
export function addExport(program: Command, env: CliEnv): void {
  program
    .command('export')
    .description('take data out')
    .command('oneroster <file>')
    .description('write the roster of a district as a OneRoster CSV package (zip)')
    .requiredOption('--district <name>', 'the district, by name or id')
    .option('--version-1-1', 'write OneRoster 1.1 instead of 1.2')
    .option('--json', 'print JSON')
    .action(async (file: string, options: { district: string; version11?: boolean; json?: boolean }) => {
      const graph = await openGraph(env);
      const district = await findOrganization(graph, options.district);
      const job = await runExport(
        graph,
        district.id,
        options.version11 === true ? 'ONEROSTER_11_CSV' : 'ONEROSTER_12_CSV',
      );
      if (job.downloadPath === null) throw new CommandFailed(job.message, 2);
      await graph.download(job.downloadPath, file);
      if (options.json === true)
        process.stdout.write(
          `${JSON.stringify({ file, sha256: job.sha256, counts: job.counts }, null, 2)}\n`,
        );
      else
        for (const { file: name, rows } of job.counts)
          process.stdout.write(`${name.padEnd(24)}${String(rows).padStart(10)}\n`);
    });
}

async function runExport(graph: GraphClient, districtId: string, version: string): Promise<ExportJob> {
  const { startRosterExport } = await graph.run<{ startRosterExport: Started }>(
    /* GraphQL */ `
      mutation CliStartRosterExport($input: StartRosterExportInput!) {
        startRosterExport(input: $input) {
          __typename
          ... on RosterExportStarted { job { id } }
          ... on UserError { message }
        }
      }
    `,
    { input: { districtId, version } },
  );
  const { job } = expectMember<Started>(startRosterExport, 'RosterExportStarted');
  for (;;) {
    const { rosterExport } = await graph.run<{ rosterExport: ExportJob | null }>(
      'query CliRosterExport($id: ID!) { rosterExport(id: $id) { state message downloadPath sha256 counts { file rows } } }',
      { id: job.id },
    );
    if (rosterExport === null) throw new CommandFailed(`The export ${job.id} is gone; start it again.`, 2);
    if (rosterExport.state !== 'QUEUED' && rosterExport.state !== 'RUNNING') return rosterExport;
    await new Promise((resolve) => setTimeout(resolve, WATCH_EVERY_MS));
  }
}
