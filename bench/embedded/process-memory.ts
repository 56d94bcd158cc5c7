import { readFileSync, writeFileSync } from 'node:fs';

/** Memory of one process in MiB, by the kernel's own account (`/proc/PID/status`). */
export interface ProcessMemory {
  /** All resident pages: the process's own and those of the database file that it has mapped. */
  readonly rssMib: number;
  /** RssAnon and RssShmem: what the process needs for itself. */
  readonly ownMib: number;
  /** RssFile: pages of files, which the kernel takes back when it needs them. */
  readonly fileMib: number;
}

function field(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
}

export function memoryOf(pid: number): ProcessMemory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    rssMib: field(status, 'VmRSS'),
    ownMib: field(status, 'RssAnon') + field(status, 'RssShmem'),
    fileMib: field(status, 'RssFile'),
  };
}

/** The peak of a phase: the kernel's own high-water mark for RSS, samples every 20 ms for the parts. */
export async function peakDuring<T>(
  pid: number,
  run: () => Promise<T>,
): Promise<{ readonly result: T; readonly peak: ProcessMemory }> {
  // "5" resets VmHWM of the process (proc(5), clear_refs).
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  let peak = memoryOf(pid);
  const timer = setInterval(() => {
    const now = memoryOf(pid);
    peak = {
      rssMib: Math.max(peak.rssMib, now.rssMib),
      ownMib: Math.max(peak.ownMib, now.ownMib),
      fileMib: Math.max(peak.fileMib, now.fileMib),
    };
  }, 20);
  try {
    const result = await run();
    const highest = field(readFileSync(`/proc/${pid}/status`, 'utf8'), 'VmHWM');
    return { result, peak: { ...peak, rssMib: Math.max(peak.rssMib, highest) } };
  } finally {
    clearInterval(timer);
  }
}
