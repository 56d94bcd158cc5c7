import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadDatabase } from '@quad/embedded-mongo/backup';
import { CommandFailed } from '../graph/client.ts';
import { writeDataVersion } from '../start/data-version.ts';
import { syncTree } from './durable.ts';
import { DATABASE, type ManifestEntry } from './manifest.ts';
import { createMeter } from './meter.ts';
import type { OpenBackup } from './open-backup.ts';
import { buildingFolder } from './swap.ts';

/**
 * Builds a whole data folder from a backup beside the one that there is, checks every byte, and brings it to disk.
 * Nothing of the data folder itself is touched; what a failure leaves is removed, here or by the next restore.
 * @throws CommandFailed that names the entry whose bytes are not those that were backed up.
 */
export async function buildFolder(
  dataDir: string,
  backup: OpenBackup,
  watch: { readonly signal: AbortSignal; onBytes(bytes: number): void },
): Promise<void> {
  const building = buildingFolder(dataDir);
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true, mode: 0o700 });
  try {
    for (const entry of backup.manifest.entries) {
      watch.signal.throwIfAborted();
      await putEntry(building, backup, entry, watch);
    }
    writeDataVersion(building);
    await syncTree(building);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}

async function putEntry(
  building: string,
  backup: OpenBackup,
  entry: ManifestEntry,
  watch: { readonly signal: AbortSignal; onBytes(bytes: number): void },
): Promise<void> {
  const meter = createMeter(watch.onBytes);
  const damaged = (why: string, cause?: unknown) =>
    new CommandFailed(`The backup is damaged: ${entry.path} ${why}. Nothing was touched.`, 2, { cause });
  try {
    const source = await backup.read(entry);
    const options = { signal: watch.signal };
    if (entry.path === DATABASE) {
      await pipeline(
        source,
        meter.stream,
        (bytes) => loadDatabase(building, bytes).then(() => undefined),
        options,
      );
    } else {
      const path = join(building, entry.path);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, 'wx', 0o600);
      await pipeline(source, meter.stream, file.createWriteStream(), options);
    }
  } catch (cause) {
    if (watch.signal.aborted || isOfTheMachine(cause)) throw cause;
    throw damaged(`cannot be read whole (${cause instanceof Error ? cause.message : String(cause)})`, cause);
  }
  const { bytes, sha256 } = meter.result();
  if (bytes !== entry.bytes || sha256 !== entry.sha256) throw damaged('is not what was backed up');
}

/** Errors of the file system name a call, those of LMDB carry its number; all others come of what was read. */
function isOfTheMachine(cause: unknown): boolean {
  return (
    cause instanceof Error && ('syscall' in cause || ('code' in cause && typeof cause.code === 'number'))
  );
}
