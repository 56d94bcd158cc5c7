import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { createDemoSignIns, inviteAdministrator } from '../demo/sign-ins.ts';
import type { CliEnv } from '../env.ts';
import { CommandFailed, type GraphClient, openGraph } from '../graph/client.ts';
import { importPackage, type RosterImportJob } from '../roster/import-package.ts';
import { printReport } from '../roster/print-report.ts';

interface Options {
  readonly district: string;
  readonly demo?: boolean;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  readonly administrator?: string;
  readonly json?: boolean;
}

/**
 * `quad import oneroster FILE`. Exit codes: 0 done, 1 done with rows left out, 2 refused or
 * failed, 3 held for a decision.
 */
export function addImport(program: Command, env: CliEnv): void {
  program
    .command('import')
    .description('bring data in')
    .command('oneroster <file>')
    .description('import a OneRoster 1.1 or 1.2 CSV package (zip)')
    .requiredOption('--district <name>', 'the district, made when it is new')
    .option('--demo', 'mark the district as a demo and print one sign-in per role')
    .option('--strict', 'refuse the package for any error')
    .option('--dry-run', 'check and compare, write nothing')
    .option('--administrator <e-mail>', 'whom the one-time link of a new district is for')
    .option('--json', 'print JSON')
    .action(async (file: string, options: Options) => {
      const graph = await openGraph(env);
      const { job, districtId, isNewDistrict } = await importWithBar(graph, file, options);
      const isApplied = options.dryRun !== true && job.state !== 'FAILED' && districtId !== null;
      const signIns = isApplied && options.demo === true ? await createDemoSignIns(graph, districtId) : [];
      const invitation =
        isApplied && isNewDistrict && options.demo !== true
          ? await inviteAdministrator(graph, districtId, options.administrator ?? null)
          : null;
      if (options.json === true)
        process.stdout.write(`${JSON.stringify({ job, districtId, signIns, invitation }, null, 2)}\n`);
      else {
        printReport(job);
        for (const { displayName, role, email } of signIns)
          process.stdout.write(`  ${role.padEnd(20)} ${displayName}  ${email}\n`);
        if (invitation !== null) {
          process.stdout.write(
            `The first administrator sets up an account with this link (once, until ${invitation.expiresAt}):\n  ${graph.url}${invitation.invitationUrlPath}\n`,
          );
        }
      }
      process.exitCode = exitCodeOf(job);
    });
}

async function importWithBar(graph: GraphClient, file: string, options: Options) {
  const isShown = options.json !== true && process.stderr.isTTY;
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}%  {message}',
      hideCursor: true,
      clearOnComplete: true,
      stopOnComplete: true,
    },
    Presets.shades_classic,
  );
  if (isShown) bar.start(100, 0, { message: 'Sending the package' });
  try {
    return await importPackage(
      graph,
      {
        file,
        districtName: options.district,
        isDemo: options.demo === true,
        mode: options.strict === true ? 'STRICT' : 'TOLERANT',
        isDryRun: options.dryRun === true,
      },
      ({ progress, message }) => isShown && bar.update(Math.floor(progress * 100), { message }),
    );
  } finally {
    if (isShown) bar.stop();
  }
}

function exitCodeOf(job: RosterImportJob): number {
  switch (job.state) {
    case 'COMPLETED':
      return 0;
    case 'COMPLETED_WITH_ERRORS':
      return 1;
    case 'FAILED':
      return 2;
    case 'HELD':
      return 3;
    case 'QUEUED':
    case 'RUNNING':
      throw new CommandFailed('The import was left before its end; "quad status" says what is up.', 2);
  }
}
