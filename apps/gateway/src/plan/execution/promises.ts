import { EACH } from './places.ts';
import type { Run } from './run.ts';
import type { BrokenPromise } from './shaping.ts';

/**
 * The broken promises that no error of the answer explains. An error explains what is missing at its path,
 * below it, and above it as far as null goes up.
 */
export function unexplained(
  broken: readonly BrokenPromise[],
  explained: Run['explained'],
): readonly BrokenPromise[] {
  return explained.length === 0
    ? broken
    : broken.filter(({ path }) => !explained.some((error) => isAlong(path, error)));
}

/** Whether one path begins with the other; `@` stands for any place in a list. */
function isAlong(path: readonly (string | number)[], error: readonly (string | number)[]): boolean {
  const shared = Math.min(path.length, error.length);
  for (let at = 0; at < shared; at += 1) {
    const isSame = path[at] === error[at] || (error[at] === EACH && typeof path[at] === 'number');
    if (!isSame) return false;
  }
  return true;
}
