import type { FaultPath, ProblemFault } from './fault.ts';
import type { ScheduleProblem } from './problem.ts';

/** What is left out below a place: either the whole of it, or parts by key. */
type Left = Map<string | number, Left | 'ALL'>;

/**
 * The problem without what its warnings leave out, so that `compile` meets known ids only. Everything that stays is
 * the same value as before; nothing is changed in place.
 */
export function withoutFaulty(problem: ScheduleProblem, warnings: readonly ProblemFault[]): ScheduleProblem {
  const left: Left = new Map();
  for (const { leavesOut } of warnings) if (leavesOut !== undefined) mark(left, leavesOut);
  return left.size === 0 ? problem : without(problem, left);
}

function mark(left: Left, path: FaultPath): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  const there = left.get(step);
  if (there === 'ALL') return;
  if (rest.length === 0) {
    left.set(step, 'ALL');
    return;
  }
  const below: Left = there ?? new Map();
  left.set(step, below);
  mark(below, rest);
}

// Only entries of lists and keys that may be missing are ever left out, so what remains is of the same type.
function without<Part>(part: Part, left: Left): Part {
  if (Array.isArray(part)) {
    const kept = part.flatMap((entry: unknown, index): unknown[] => {
      const below = left.get(index);
      return below === 'ALL' ? [] : [below === undefined ? entry : without(entry, below)];
    });
    return kept as Part;
  }
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).flatMap(([key, entry]): [string, unknown][] => {
    const below = left.get(key);
    return below === 'ALL' ? [] : [[key, below === undefined ? entry : without(entry, below)]];
  });
  return Object.fromEntries(kept) as Part;
}
