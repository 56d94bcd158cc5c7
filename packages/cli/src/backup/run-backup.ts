import { existsSync, statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { NoDatabaseError, NoServerError } from '@quad/embedded-mongo/backup';
import { CommandFailed } from '../graph/client.ts';
import { CannotStart, takeDataFolder } from '../start/data-folder.ts';
import { refuseNewerData } from '../start/data-version.ts';
import { explain } from './explain.ts';
import { startProgress } from './progress.ts';
import { finishRestore } from './swap.ts';
import { type WrittenBackup, writeBackup } from './write-backup.ts';

/**
 * Backs a data folder up into `file`, from the server that runs on it or from the folder itself.
 * @throws CommandFailed with a sentence for whatever is not as it must be; then no file is left behind.
 */
export async function runBackup(
  dataDir: string,
  file: string,
  options: { readonly mayReplace: boolean; readonly isShown: boolean },
): Promise<WrittenBackup> {
  checkFolder(dataDir);
  checkTarget(file, dataDir, options.mayReplace);
  const held = hold(dataDir);
  const progress = startProgress(options.isShown, 'Backing up');
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

function checkFolder(dataDir: string): void {
  finishRestore(dataDir);
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

/** The folder for ourselves while nothing runs on it; null while Quad does. */
function hold(dataDir: string): { release(): void } | null {
  try {
    return takeDataFolder(dataDir);
  } catch (error) {
    if (error instanceof CannotStart) return null;
    throw error;
  }
}
