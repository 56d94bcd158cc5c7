import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** Gives each test of a file a folder of its own, and what its commands say instead of printing it. */
export function eachInItsPlace(): { readonly folder: string; readonly told: string } {
  const place = { folder: '', told: '' };
  beforeEach(() => {
    place.folder = mkdtempSync(join(tmpdir(), 'quad-command-'));
    place.told = '';
    for (const stream of [process.stdout, process.stderr])
      vi.spyOn(stream, 'write').mockImplementation((text) => {
        place.told += String(text);
        return true;
      });
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(place.folder, { recursive: true, force: true });
  });
  return place;
}
