import { getPriority, setPriority } from 'node:os';

/** Against a process that answers, one that comes up then gets about a third of a processor that both want. */
const LOWER_BY = 3;
const LOWEST = 19;

/** The system's own; others in tests. */
interface Priorities {
  get(pid: number): number;
  set(pid: number, priority: number): void;
}

/**
 * Lets a process give way to the others while it is made ready, and ends that. Not every account may raise a priority
 * again (root may, and whoever has CAP_SYS_NICE or RLIMIT_NICE): where the smallest step cannot be taken back, that is
 * left at one process and not done any more.
 */
export function createGivingWay(
  { get, set }: Priorities = { get: getPriority, set: setPriority },
): (pid: number, isGivingWay: boolean) => void {
  const usual = get(0);
  const lower = Math.min(usual + LOWER_BY, LOWEST);
  let isAllowed: boolean | null = null;
  return (pid, isGivingWay) => {
    if (isAllowed === false || lower === usual) return;
    try {
      if (isAllowed === null) {
        set(pid, usual + 1);
        set(pid, usual);
        isAllowed = true;
      }
      set(pid, isGivingWay ? lower : usual);
    } catch (fault) {
      if (isRefused(fault)) isAllowed = false;
    }
  };
}

/** One that has ended meanwhile is no refusal. */
function isRefused(fault: unknown): boolean {
  const { info } = fault as { readonly info?: { readonly code?: string } };
  return info?.code === 'EACCES' || info?.code === 'EPERM';
}
