import { existsSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { NoDatabaseError, NoServerError } from '@quad/embedded-mongo';
import type { Command } from 'commander';
import { unknownNames } from '../backup/data-parts.ts';
import { explain } from '../backup/explain.ts';
import { startProgress } from '../backup/progress.ts';
import { type WrittenBackup, writeBackup } from '../backup/write-backup.ts';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { CannotStart, takeDataFolder } from '../start/data-folder.ts';
import { refuseNewerData } from '../start/data-version.ts';

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
      refuseForeignDatabase(env);
      checkFolder(env.QUAD_DATA);
      checkTarget(file, env.QUAD_DATA, options.replace === true);
      const leftOut = await unknownNames(env.QUAD_DATA);
      const written = await backUp(env.QUAD_DATA, file, options.json !== true);
      if (options.json === true) process.stdout.write(`${JSON.stringify(facts(file, written, leftOut))}\n`);
      else print(file, written, leftOut, env.QUAD_DATA);
    });
}

function refuseForeignDatabase(env: CliEnv): void {
  if (env.MONGODB_URI === undefined) return;
  throw new CommandFailed(
    `MONGODB_URI is set: the databases are not in ${env.QUAD_DATA}. Back them up with MongoDB's own tools (mongodump --oplog, or a snapshot of the cluster), and after that the folders keys and files of ${env.QUAD_DATA}; docs/guides/back-up-and-restore.md says how. Nothing was written.`,
    2,
  );
}

function checkFolder(dataDir: string): void {
  if (existsSync(dataDir)) {
    refuseNewerData(dataDir);
    return;
  }
  throw new CommandFailed(`There is no data folder ${dataDir}; name it with QUAD_DATA.`, 2);
}

function checkTarget(file: string, dataDir: string, mayReplace: boolean): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new CommandFailed(`${file} is a folder; name a file in it.`, 2);
  if (found !== undefined && !found.isFile()) throw new CommandFailed(`${file} is no file; name another.`, 2);
  if (found !== undefined && !mayReplace) {
    throw new CommandFailed(
      `${file} exists; name another file, or repeat it with --replace if that is meant.`,
      2,
    );
  }
  if (!existsSync(dirname(file))) throw new CommandFailed(`There is no folder ${dirname(file)}.`, 2);
  if (file.startsWith(dataDir + sep)) {
    throw new CommandFailed(
      `${file} lies in the data folder itself and would be lost with it; name a file elsewhere, best on another disk.`,
      2,
    );
  }
}

async function backUp(dataDir: string, file: string, isShown: boolean): Promise<WrittenBackup> {
  const held = hold(dataDir);
  const progress = startProgress(isShown, 'Backing up');
  try {
    return await writeBackup(dataDir, file, {
      isRunning: held === null,
      signal: progress.signal,
      onBytes: progress.add,
    });
  } catch (error) {
    if (error instanceof NoServerError) {
      throw new CommandFailed(
        `Quad runs on ${dataDir} and its embedded database does not answer: it is stopped or just starting, or Quad was started with MONGODB_URI. "quad status" says what is up. Nothing was written.`,
        2,
        { cause: error },
      );
    }
    if (error instanceof NoDatabaseError) {
      throw new CommandFailed(`${error.message} Start Quad there once, or name another QUAD_DATA.`, 2, {
        cause: error,
      });
    }
    throw explain(error, `The backup was not made`, progress.signal, file);
  } finally {
    progress.end();
    held?.release();
  }
}

/** The folder for ourselves while nothing runs on it; null while Quad does. */
function hold(dataDir: string): { release(): void } | null {
  try {
    return takeDataFolder(dataDir);
  } catch (error) {
    if (error instanceof CannotStart) return null;
    throw error;
  }
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
