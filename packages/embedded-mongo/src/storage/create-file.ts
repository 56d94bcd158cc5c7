import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';

/** The sync of whatever is at this path: a file's content, or the names in a folder. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Makes the database's file where there is none: beside its place, synced, and then renamed. LMDB by itself writes the
 * first pages into place one by one, and a power cut among them leaves a file that cannot be told from a damaged one.
 */
export async function createFile(folder: string): Promise<void> {
  const path = join(folder, 'quad.mdb');
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  for (const left of [fresh, `${fresh}-lock`]) rmSync(left, { force: true });
  const store = open<Uint8Array, Uint8Array>({
    path: fresh,
    encoding: 'binary',
    keyEncoding: 'binary',
    overlappingSync: true,
  });
  // Two commits, so that both meta pages, and lmdb's note of the last synced state, have been written once.
  const key = Buffer.from([0]);
  await store.put(key, key);
  await store.remove(key);
  await store.flushed;
  await store.close();
  syncPath(fresh);
  renameSync(fresh, path);
  rmSync(`${fresh}-lock`, { force: true });
  syncPath(folder);
}
