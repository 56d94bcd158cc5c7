import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finishRestore } from '../backup/swap.ts';

/** A sentence for the user; printed without a stack, the process exits 1. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/**
 * Takes the data folder for this process, so that two starts never share one. A lock left by a
 * process that no longer lives is taken over. A restore that a crash broke off is finished first.
 * @throws CannotStart when another living process has the folder.
 */
export function takeDataFolder(dataDir: string): { release(): void } {
  finishRestore(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, 'start.lock');
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return { release: () => rmSync(path, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
        throw new CannotStart(
          `The data folder ${dataDir} cannot be written; choose another with QUAD_DATA.`,
          { cause: error },
        );
      }
    }
    const holder = Number.parseInt(readFileSync(path, 'utf8'), 10);
    if (isAlive(holder)) {
      throw new CannotStart(
        `The data folder ${dataDir} is in use by another Quad (process ${holder}); stop that one or choose another folder with QUAD_DATA.`,
      );
    }
    rmSync(path, { force: true });
  }
  throw new CannotStart(
    `The data folder ${dataDir} was taken by another Quad just now; choose another folder with QUAD_DATA.`,
  );
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
