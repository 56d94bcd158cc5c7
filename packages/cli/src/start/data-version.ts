import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CannotStart } from './data-folder.ts';
import { isMissingFile } from './missing-file.ts';

/**
 * How the parts of a data folder lie in it: which there are, under which names, in which form. The database's own
 * entries have a number of their own inside it. A folder without a version is of the first one, which wrote none.
 */
export const DATA_VERSION = 1;

const VERSION_FILE = 'version.json';

const shape = z.object({ version: z.number().int().min(1) });

/**
 * Refuses a folder that a newer Quad has written, before any process looks into it.
 * @throws CannotStart for a newer folder, or a version that cannot be read.
 */
export function refuseNewerData(dataDir: string): void {
  const version = readVersion(join(dataDir, VERSION_FILE)) ?? 1;
  if (version > DATA_VERSION) {
    throw new CannotStart(
      `The data folder ${dataDir} was written by a newer Quad (version ${version}, this one reads ${DATA_VERSION}); start that version, or choose another folder with QUAD_DATA.`,
    );
  }
}

/** The same, and marks the folder as one of this version: a program that is older than that mark then refuses it. */
export function claimDataVersion(dataDir: string): void {
  refuseNewerData(dataDir);
  if (readVersion(join(dataDir, VERSION_FILE)) !== DATA_VERSION) writeDataVersion(dataDir);
}

export function writeDataVersion(dataDir: string): void {
  const path = join(dataDir, VERSION_FILE);
  writeFileSync(`${path}.new`, `${JSON.stringify({ version: DATA_VERSION })}\n`, {
    mode: 0o600,
    flush: true,
  });
  renameSync(`${path}.new`, path);
}

function readVersion(path: string): number | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
  try {
    return shape.parse(JSON.parse(text)).version;
  } catch (cause) {
    throw new CannotStart(
      `${path} does not hold the version of the data folder; restore a backup, or write {"version":1} into it where this folder was never used by a newer Quad.`,
      { cause },
    );
  }
}
