import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a demo data folder keeps how far its clock was moved: `{ "offsetMs": n }`. */
export function clockFile(dataDir: string): string {
  return join(dataDir, 'clock.json');
}

/**
 * By how many milliseconds the product's clock was moved; 0 where it never was.
 * @throws Error with what to do when the file is there and holds something else.
 */
export function readClockOffset(dataDir: string): number {
  const path = clockFile(dataDir);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    // No file: the clock was never moved. One that cannot be read must not pass for that.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  const offsetMs = offsetIn(text);
  if (offsetMs !== null) return offsetMs;
  throw new Error(
    `${path} must hold { "offsetMs": number }; remove it or set the clock again with "quad demo clock".`,
  );
}

function offsetIn(text: string): number | null {
  let held: unknown;
  try {
    held = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof held !== 'object' || held === null || !('offsetMs' in held)) return null;
  return typeof held.offsetMs === 'number' ? held.offsetMs : null;
}
