import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissingFile } from '../start/missing-file.ts';

/**
 * What lies in a data folder, and what a backup does with it:
 *
 * `database`: copied from one moment, by the database itself.
 * `after`: the database refers to it. It is read after that moment: keys stand before the first row is written, and a
 * file stands whole under its name before the row that names it is committed and never changes, so whatever the copy
 * names is there. The clock is read after it too, so that no row of the copy is of the future.
 * `before`: it speaks of what the database holds ("the demo is loaded"), so it is read before that moment.
 * `none`: made anew at each start, or of no use elsewhere.
 */
export type DataPart = { readonly name: string; readonly copied: 'database' | 'after' | 'before' | 'none' };

export const dataParts: readonly DataPart[] = [
  { name: 'db', copied: 'database' },
  { name: 'keys', copied: 'after' },
  { name: 'files', copied: 'after' },
  { name: 'clock.json', copied: 'after' },
  { name: 'demo.json', copied: 'before' },
  // Said by the manifest, and written by the restore.
  { name: 'version.json', copied: 'none' },
  { name: 'supergraph.graphql', copied: 'none' },
  { name: 'documents.json', copied: 'none' },
  // They tell of this machine, and hold addresses of people that nobody asked to keep.
  { name: 'logs', copied: 'none' },
  { name: 'start.lock', copied: 'none' },
  { name: 'control.sock', copied: 'none' },
  { name: 'restore.json', copied: 'none' },
  { name: 'addresses.json', copied: 'none' },
];

/** Half written: an upload that is still coming goes on from its beginning, a file about to be renamed is there as it was. */
const unfinished = /\.(part|new)$/;

/** The paths of files in or at a part, relative to the data folder, `/` between folders, in order of names. */
export async function filesOf(dataDir: string, part: string): Promise<readonly string[]> {
  try {
    const found = await readdir(join(dataDir, part), { withFileTypes: true, recursive: true });
    return found
      .filter((entry) => entry.isFile() && !unfinished.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(dataDir.length + 1))
      .map((path) => path.replaceAll('\\', '/'))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return [part];
    if (isMissingFile(error)) return [];
    throw error;
  }
}

/** Names in a data folder that no Quad of this version puts there. */
export async function unknownNames(dataDir: string): Promise<readonly string[]> {
  const known = new Set(dataParts.map(({ name }) => name));
  return (await readdir(dataDir)).filter((name) => !known.has(name) && !unfinished.test(name)).sort();
}
