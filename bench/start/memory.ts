import { readdirSync, readFileSync } from 'node:fs';

/** The parent of every process that can be read (Linux). */
function parents(): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    try {
      // The name stands in parentheses and may hold anything: what counts begins after the last one.
      const rest = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '');
      found.set(pid, Number(rest.split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

/**
 * The proportional set size in bytes of a process and all its descendants: pages that several
 * share are divided among them, so that the sum is what they take of the machine.
 */
export function proportionalSetSizeBytes(root: number): number {
  const parentOf = parents();
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parentOf.get(at))
      if (at === root) return true;
    return false;
  };
  let kibibytes = 0;
  for (const pid of parentOf.keys()) {
    if (!isBelow(pid)) continue;
    try {
      kibibytes += Number(
        /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0,
      );
    } catch {
      // It ended while we looked.
    }
  }
  return kibibytes * 1024;
}
