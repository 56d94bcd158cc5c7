import { Command } from 'commander';
import { addAdmin } from './commands/admin.ts';
import { addBackup } from './commands/backup.ts';
import { addDemo } from './commands/demo.ts';
import { addDisclosures } from './commands/disclosures.ts';
import { addDocuments } from './commands/documents.ts';
import { addExport } from './commands/export-oneroster.ts';
import { addImport } from './commands/import-oneroster.ts';
import { addKeys } from './commands/keys.ts';
import { addProcess } from './commands/process.ts';
import { addRestore } from './commands/restore.ts';
import { addSchedule } from './commands/schedule.ts';
import { addSchema } from './commands/schema.ts';
import { addStart } from './commands/start.ts';
import { addStatus } from './commands/status.ts';
import { addToken } from './commands/token.ts';
import { addVendor } from './commands/vendor.ts';
import { readCliEnv } from './env.ts';
import { CommandFailed } from './graph/client.ts';
import { CannotStart } from './start/data-folder.ts';

// A reader that has seen enough (`quad … | head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const env = readCliEnv();
const program = new Command('quad')
  .description('Quad: one graph for how a school district learns.')
  .showHelpAfterError('(quad --help lists the commands)');

for (const add of [
  addStart,
  addStatus,
  addImport,
  addExport,
  addToken,
  addAdmin,
  addBackup,
  addRestore,
  addSchema,
  addDocuments,
  addDemo,
  addProcess,
  addKeys,
  addVendor,
  addDisclosures,
  addSchedule,
]) {
  add(program, env);
}

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommandFailed || error instanceof CannotStart)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof CommandFailed ? error.exitCode : 1;
}
