import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FolderTakenError, lockFolder } from '@quad/embedded-mongo';
import type { Command } from 'commander';
import { explain } from '../backup/explain.ts';
import type { Manifest } from '../backup/manifest.ts';
import { openBackup } from '../backup/open-backup.ts';
import { startProgress } from '../backup/progress.ts';
import { buildFolder } from '../backup/restore-backup.ts';
import { asideName, buildingFolder, swapIn } from '../backup/swap.ts';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { CannotStart, takeDataFolder } from '../start/data-folder.ts';

interface Options {
  readonly replace?: boolean;
  readonly json?: boolean;
}

interface Restored {
  readonly manifest: Manifest;
  /** Where the data folder lies that was there before. */
  readonly keptAside: string | null;
}

/** `quad restore FILE`: a data folder as it was at a backup; Quad must not run on it. */
export function addRestore(program: Command, env: CliEnv): void {
  program
    .command('restore <file>')
    .description('make the data folder what it was at a backup; Quad must be stopped')
    .option('--replace', 'also when the folder holds data, which is then kept beside it under another name')
    .option('--json', 'print JSON')
    .action(async (name: string, options: Options) => {
      if (env.MONGODB_URI !== undefined) {
        throw new CommandFailed(
          `MONGODB_URI is set: a backup of Quad restores the embedded database alone. Restore yours with MongoDB's own tools (mongorestore --oplogReplay), or unset MONGODB_URI. Nothing was touched.`,
          2,
        );
      }
      const file = resolve(name);
      const restored = await restore(env.QUAD_DATA, file, options);
      const { takenAt, quadVersion } = restored.manifest;
      const { keptAside } = restored;
      if (options.json === true) {
        const facts = { file, dataDir: env.QUAD_DATA, takenAt, quadVersion, keptAside };
        process.stdout.write(`${JSON.stringify(facts)}\n`);
        return;
      }
      const lines = [
        `${env.QUAD_DATA} is as it was at ${takenAt} (Quad ${quadVersion}).`,
        ...(keptAside === null
          ? []
          : [`What was there before is kept in ${keptAside}; remove it when you miss nothing.`]),
        'Start Quad with "npm start".',
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}

async function restore(dataDir: string, file: string, options: Options): Promise<Restored> {
  const backup = await openBackup(file);
  const progress = startProgress(options.json !== true, 'Restoring');
  let held: { release(): void } | undefined;
  const wasThere = existsSync(dataDir);
  try {
    checkPlace(dataDir);
    held = hold(dataDir);
    const isEmpty = readdirSync(dataDir).every((name) => name === 'start.lock');
    if (!isEmpty && options.replace !== true) {
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
