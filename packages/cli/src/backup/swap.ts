import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';

/** Where a restore builds the new folder; what lies here was never whole. */
export const buildingFolder = (dataDir: string) => `${dataDir}.restoring`;
/** Whole, on disk and about to take its place. */
const wholeFolder = (dataDir: string) => `${dataDir}.restored`;

const noteShape = z.object({ aside: z.string().nullable() });

/**
 * Puts the folder that was built in the place of the data folder, which goes aside under the name `aside`; null where
 * there is nothing to keep. Between the two renames the data folder is missing: whoever looks for it then, or at the
 * next start after a crash, finds the whole one with its note and finishes (`finishRestore`). So there is always the
 * old folder or the new one, never a part of either, and never an empty one that a start would fill anew.
 */
export function swapIn(dataDir: string, aside: string | null): void {
  const [building, whole] = [buildingFolder(dataDir), wholeFolder(dataDir)];
  writeFileSync(join(building, 'restore.json'), JSON.stringify({ aside }), { mode: 0o600, flush: true });
  syncFolder(building);
  rmSync(whole, { recursive: true, force: true });
  renameSync(building, whole);
  syncFolder(dirname(dataDir));
  if (existsSync(dataDir)) {
    if (aside === null) rmSync(dataDir, { recursive: true });
    else renameSync(dataDir, join(dirname(dataDir), aside));
  }
  finishRestore(dataDir);
}

/** Finishes a swap that was broken off between its renames; true when there was one. */
export function finishRestore(dataDir: string): boolean {
  const whole = wholeFolder(dataDir);
  if (existsSync(dataDir) || !existsSync(whole)) return false;
  const { aside } = noteShape.parse(JSON.parse(readFileSync(join(whole, 'restore.json'), 'utf8')));
  // The old folder went elsewhere by another hand: then nobody waits for this one.
  if (aside !== null && !existsSync(join(dirname(dataDir), aside))) return false;
  renameSync(whole, dataDir);
  syncFolder(dirname(dataDir));
  rmSync(join(dataDir, 'restore.json'), { force: true });
  return true;
}

/** The name beside the data folder under which what was there before is kept. */
export function asideName(dataDir: string, now: Temporal.Instant): string {
  const stamp = now.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  const name = `${basename(dataDir)}.before-restore-${stamp}`;
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(join(dirname(dataDir), tried))) return tried;
  }
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
