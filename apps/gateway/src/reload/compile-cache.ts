import { enableCompileCache, flushCompileCache, getCompileCacheDir } from 'node:module';
import { join } from 'node:path';

/**
 * What was compiled once is read back by the next worker, which then comes up in half the time and holds no compiler.
 * `NODE_COMPILE_CACHE` names another folder; where none can be written, each worker compiles for itself.
 */
export function shareCompiled(): void {
  if (getCompileCacheDir() === undefined) {
    enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/compiled'));
  }
  const folder = getCompileCacheDir();
  // Workers must have it before they read their first file.
  if (folder !== undefined) process.env.NODE_COMPILE_CACHE = folder;
}

/** Writes what was compiled so far, which Node does only at the end of a process. */
export const keepCompiled = flushCompileCache;
