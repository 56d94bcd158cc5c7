import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/** CPU seconds, user and system, that a process and all below it have used until now. */
export function cpuSeconds(rootPid: number): number {
  const stats = new Map<number, { readonly parent: number; readonly ticks: number }>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = statOf(entry);
    if (stat !== null) stats.set(Number(entry), stat);
  }
  let ticks = 0;
  for (const [pid, stat] of stats) if (isBelow(pid, rootPid, stats)) ticks += stat.ticks;
  return ticks / TICKS_PER_SECOND;
}

/** Parent and ticks by proc(5); a name in brackets may hold blanks, so fields count after it. */
function statOf(pid: string): { readonly parent: number; readonly ticks: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    // It ended between the two readings.
    return null;
  }
}

function isBelow(
  pid: number,
  rootPid: number,
  stats: ReadonlyMap<number, { readonly parent: number }>,
): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 0; at = stats.get(at)?.parent) {
    if (at === rootPid) return true;
  }
  return false;
}
