import { performance } from 'node:perf_hooks';

/** A shorter stretch says nothing. */
const LEAST_MS = 100;

/** Tells the part of the time since it was asked before in which this process's event loop had work, 0 to 1. */
export function createBusy(): () => number {
  let before = performance.eventLoopUtilization();
  let last = 0;
  return () => {
    const now = performance.eventLoopUtilization();
    const since = performance.eventLoopUtilization(now, before);
    if (since.idle + since.active < LEAST_MS) return last;
    before = now;
    last = since.utilization;
    return last;
  };
}
