import { closeSync, openSync, rmSync } from 'node:fs';

const EXCLUSIVE_AT_ONCE = 2 | 4;

type Flock = (file: number, how: number) => unknown;

/**
 * A lock that the kernel keeps for as long as the process lives: gone with kill -9 and with the machine, and true also
 * where process numbers say nothing (two containers in which each is number 1, on one folder). Calls `flock` by
 * `node:ffi`; 'unknown' where that or the file system has no such thing.
 */
export function tryKernelLock(path: string): { release(): void } | 'taken' | 'unknown' {
  const flock = loadFlock();
  if (flock === undefined) return 'unknown';
  const file = openSync(path, 'a', 0o600);
  if (Number(flock(file, EXCLUSIVE_AT_ONCE)) === 0) return { release: () => closeSync(file) };
  closeSync(file);
  // The reason cannot be had; a file that nobody else has tells whether such locks work here.
  const probe = `${path}.${process.pid}`;
  const other = openSync(probe, 'w', 0o600);
  const works = Number(flock(other, EXCLUSIVE_AT_ONCE)) === 0;
  closeSync(other);
  rmSync(probe, { force: true });
  return works ? 'taken' : 'unknown';
}

let loaded: { readonly flock: Flock | undefined } | undefined;

function loadFlock(): Flock | undefined {
  loaded ??= { flock: fromLibc() };
  return loaded.flock;
}

function fromLibc(): Flock | undefined {
  if (process.platform === 'win32') return undefined;
  const warn = process.emitWarning;
  try {
    // Loading it says that it is experimental, on the stream that holds nothing but this server's log.
    process.emitWarning = () => undefined;
    const ffi = process.getBuiltinModule('node:ffi');
    if (ffi === undefined) return undefined;
    const { functions } = ffi.dlopen(null, { flock: { arguments: ['i32', 'i32'], return: 'i32' } });
    return (file, how) => functions.flock(file, how);
  } catch {
    return undefined;
  } finally {
    process.emitWarning = warn;
  }
}
