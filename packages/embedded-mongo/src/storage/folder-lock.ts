import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryKernelLock } from './kernel-lock.ts';

/** Another process owns the data folder. */
export class FolderTakenError extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The data folder ${folder} is in use by process ${pid}; stop that process, or set QUAD_DATA to another folder.`,
    );
  }
}

type Owner = { readonly pid: number; readonly started: string };

/** When a process started, in clock ticks since boot: a pid alone may by now be another process. Linux only. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return owner.started === '' || startOf(owner.pid) === owner.started;
}

function readOwner(path: string): Owner | undefined {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof parsed === 'object' && parsed !== null && 'pid' in parsed && typeof parsed.pid === 'number') {
      return {
        pid: parsed.pid,
        started: 'started' in parsed && typeof parsed.started === 'string' ? parsed.started : '',
      };
    }
  } catch {
    // Unreadable or half written: its writer died at once, or is about to finish; the caller's retry tells.
  }
  return undefined;
}

const held = new Set<string>();

/**
 * Makes this process the one owner of a folder; gives what undoes that. A lock whose owner is dead (also by kill -9)
 * is stale and taken over. Throws FolderTakenError when the owner lives.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'owner.json');
  const kernel = tryKernelLock(join(folder, 'lock'));
  if (kernel === 'taken') throw new FolderTakenError(folder, readOwner(path)?.pid ?? 0);
  const release = (): void => {
    if (kernel !== 'unknown') kernel.release();
  };
  try {
    const disown = own(folder, path);
    return () => {
      disown();
      release();
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** Writes down who the owner is, for people to read, and for machines whose kernel cannot be asked. */
function own(folder: string, path: string): () => void {
  const content = JSON.stringify({ pid: process.pid, started: startOf(process.pid) });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
      held.add(path);
      return () => {
        if (held.delete(path)) rmSync(path, { force: true });
      };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = readOwner(path);
    const mine = owner?.pid === process.pid && !held.has(path);
    if (owner !== undefined && !mine && isAlive(owner)) throw new FolderTakenError(folder, owner.pid);
    // Moved aside rather than deleted: of two that find it stale only one can move this very file.
    try {
      renameSync(path, `${path}.stale-${process.pid}`);
      rmSync(`${path}.stale-${process.pid}`, { force: true });
    } catch {
      // The other one was faster; the next attempt sees its lock.
    }
  }
  throw new FolderTakenError(folder, readOwner(path)?.pid ?? 0);
}
