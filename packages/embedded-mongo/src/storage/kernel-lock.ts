import { closeSync, openSync, rmSync } from 'node:fs';
import { fromLibc } from './libc.ts';

const EXCLUSIVE_AT_ONCE = 2 | 4;

let flock: ReturnType<typeof fromLibc> | undefined;

/**
 * A lock that the kernel keeps for as long as the process lives: gone with kill -9 and with the machine, and true also
 * where process numbers say nothing (two containers in which each is number 1, on one folder). Calls `flock` by
 * `node:ffi`; 'unknown' where that or the file system has no such thing.
 */
export function tryKernelLock(path: string): { release(): void } | 'taken' | 'unknown' {
  flock ??= fromLibc('flock', ['i32', 'i32']);
  if (flock === undefined) return 'unknown';
  const file = openSync(path, 'a', 0o600);
  if (flock(file, EXCLUSIVE_AT_ONCE) === 0) return { release: () => closeSync(file) };
  closeSync(file);
  // The reason cannot be had; a file that nobody else has tells whether such locks work here.
  const probe = `${path}.${process.pid}`;
  const other = openSync(probe, 'w', 0o600);
  const works = flock(other, EXCLUSIVE_AT_ONCE) === 0;
  closeSync(other);
  rmSync(probe, { force: true });
  return works ? 'taken' : 'unknown';
}
