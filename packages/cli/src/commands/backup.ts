import { resolve } from 'node:path';
import type { Command } from 'commander';
import { unknownNames } from '../backup/data-parts.ts';
import type { WrittenBackup } from '../backup/write-backup.ts';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';

interface Options {
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** `quad backup FILE`: all databases, files and keys of the data folder at one moment, while Quad runs or not. */
export function addBackup(program: Command, env: CliEnv): void {
  program
    .command('backup <file>')
    .description(
      'write all databases, files and keys of the data folder into one file, while Quad runs or not',
    )
    .option('--replace', 'replace the file when it exists')
    .option('--json', 'print JSON')
    .action(async (name: string, options: Options) => {
      const file = resolve(name);
      refuseWhatIsElsewhere(env);
      // Only now: the database's library is 50 MB that no other command, and no start, needs in its process.
      const { runBackup } = await import('../backup/run-backup.ts');
      const written = await runBackup(env.QUAD_DATA, file, {
        mayReplace: options.replace === true,
        isShown: options.json !== true,
      });
      const leftOut = await unknownNames(env.QUAD_DATA);
      if (options.json === true) process.stdout.write(`${JSON.stringify(facts(file, written, leftOut))}\n`);
      else print(file, written, leftOut, env.QUAD_DATA);
    });
}

function refuseWhatIsElsewhere(env: CliEnv): void {
  if (env.QUAD_FILES_URL !== undefined) {
    throw new CommandFailed(
      `QUAD_FILES_URL is set: files are not in ${env.QUAD_DATA}, and a backup without them would name files that it does not hold. Unset it for this command to copy everything else, and copy the bucket after that; docs/guides/back-up-and-restore.md says how. Nothing was written.`,
      2,
    );
  }
  if (env.MONGODB_URI === undefined) return;
  throw new CommandFailed(
    `MONGODB_URI is set: the databases are not in ${env.QUAD_DATA}. Back them up with MongoDB's own tools (mongodump --oplog, or a snapshot of the cluster), and after that the folders keys and files of ${env.QUAD_DATA}; docs/guides/back-up-and-restore.md says how. Nothing was written.`,
    2,
  );
}

const sumOf = ({ manifest }: WrittenBackup, prefix: string) =>
  manifest.entries
    .filter(({ path }) => path.startsWith(prefix))
    .reduce((sum, { bytes }) => ({ count: sum.count + 1, bytes: sum.bytes + bytes }), { count: 0, bytes: 0 });

function facts(file: string, written: WrittenBackup, leftOut: readonly string[]) {
  const { takenAt, quadVersion, databaseFormat, dataVersion } = written.manifest;
  return {
    file,
    bytes: written.bytes,
    takenAt,
    quadVersion,
    dataVersion,
    databaseFormat,
    databaseBytes: sumOf(written, 'database').bytes,
    keys: sumOf(written, 'keys/').count,
    files: sumOf(written, 'files/'),
    leftOut,
  };
}

function print(file: string, written: WrittenBackup, leftOut: readonly string[], dataDir: string): void {
  const { databaseBytes, keys, files, takenAt } = facts(file, written, leftOut);
  const lines = [
    `Backed up ${dataDir} as it was at ${takenAt}`,
    `  ${megabytes(databaseBytes)} of databases, ${files.count} files of ${megabytes(files.bytes)}, ${keys} keys`,
    `  into ${file} (${megabytes(written.bytes)}). It holds secrets: keep it where only you can read it.`,
    ...(leftOut.length === 0 ? [] : [`  Not Quad's, and not in it: ${leftOut.join(', ')}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
