import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FolderTakenError, lockFolder } from '@quad/embedded-mongo/backup';
import { CommandFailed } from '../graph/client.ts';
import { CannotStart, takeDataFolder } from '../start/data-folder.ts';
import { buildFolder } from './build-folder.ts';
import { explain } from './explain.ts';
import type { Manifest } from './manifest.ts';
import { openBackup } from './open-backup.ts';
import { startProgress } from './progress.ts';
import { asideName, buildingFolder, swapIn } from './swap.ts';

export interface Restored {
  readonly manifest: Manifest;
  /** Where the data folder lies that was there before. */
  readonly keptAside: string | null;
}

/**
 * Makes a data folder what it was at a backup, see `buildFolder` and `swapIn`.
 * @throws CommandFailed with a sentence for whatever is not as it must be; then the folder is as it was.
 */
export async function runRestore(
  dataDir: string,
  file: string,
  options: { readonly mayReplace: boolean; readonly isShown: boolean },
): Promise<Restored> {
  const backup = await openBackup(file);
  const progress = startProgress(options.isShown, 'Restoring');
  let held: { release(): void } | undefined;
  const wasThere = existsSync(dataDir);
  try {
    checkPlace(dataDir);
    held = hold(dataDir);
    const isEmpty = readdirSync(dataDir).every((name) => name === 'start.lock');
    if (!isEmpty && !options.mayReplace) {
      throw new CommandFailed(
        `${dataDir} holds data. Repeat it with --replace to keep that aside under another name, or name another folder with QUAD_DATA. Nothing was touched.`,
        2,
      );
    }
    const total = backup.manifest.entries.reduce((sum, { bytes }) => sum + bytes, 0);
    await buildFolder(dataDir, backup, {
      signal: progress.signal,
      onBytes: (bytes) => progress.add(bytes, total),
    });
    const aside = isEmpty ? null : asideName(dataDir, Temporal.Now.instant());
    // The new folder is ours too, until we are through.
    writeFileSync(join(buildingFolder(dataDir), 'start.lock'), String(process.pid), { mode: 0o600 });
    swapIn(dataDir, aside);
    const keptAside = aside === null ? null : join(dirname(dataDir), aside);
    if (keptAside !== null) rmSync(join(keptAside, 'start.lock'), { force: true });
    return { manifest: backup.manifest, keptAside };
  } catch (error) {
    throw explain(error, 'Nothing was restored', progress.signal, dataDir);
  } finally {
    held?.release();
    if (!wasThere && existsSync(dataDir) && readdirSync(dataDir).length === 0)
      rmSync(dataDir, { recursive: true });
    progress.end();
    await backup.close();
  }
}

/** The new folder is built beside the old one and takes its place by a rename, which a disk of its own does not allow. */
function checkPlace(dataDir: string): void {
  const parent = dirname(dataDir);
  mkdirSync(parent, { recursive: true });
  const found = statSync(dataDir, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory()) throw new CommandFailed(`${dataDir} is no folder; set QUAD_DATA to one.`, 2);
  if (found.dev !== statSync(parent).dev) {
    throw new CommandFailed(
      `${dataDir} is a disk of its own, and a folder on it must be named with QUAD_DATA: the restore is built beside the folder and renamed. Nothing was touched.`,
      2,
    );
  }
}

/** The folder, and the database in it: a database may run without a supervisor. */
function hold(dataDir: string): { release(): void } {
  let folder: { release(): void } | undefined;
  try {
    folder = takeDataFolder(dataDir);
    if (existsSync(join(dataDir, 'db'))) lockFolder(join(dataDir, 'db'))();
    return folder;
  } catch (cause) {
    folder?.release();
    if (!(cause instanceof CannotStart || cause instanceof FolderTakenError)) throw cause;
    throw new CommandFailed(`${cause.message} Nothing was touched.`, 2, { cause });
  }
}
