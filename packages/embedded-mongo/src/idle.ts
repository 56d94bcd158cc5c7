import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Quiet for this long counts as idle, in milliseconds. */
const QUIET_MS = 2000;
/** Memory that has grown by less than this since the last time is left alone, in bytes. */
const WORTHWHILE = 24 * 1024 * 1024;

/**
 * V8 gives memory back only while it works: after a large import an idle server would keep what the import needed.
 * Called now and then, this collects once when nothing has run for a while. `lastWorkMs` is when the last command ended.
 */
export function idleCollector(): (lastWorkMs: number, nowMs: number) => void {
  const collect = collector();
  let floor = process.memoryUsage.rss();
  let collectedMs = 0;
  return (lastWorkMs, nowMs) => {
    if (nowMs - lastWorkMs < QUIET_MS || lastWorkMs < collectedMs) return;
    if (process.memoryUsage.rss() - floor < WORTHWHILE) return;
    collectedMs = nowMs;
    collect();
    collect();
    floor = process.memoryUsage.rss();
  };
}

/** Memory of its own that a busy process may reach before it is collected, in bytes, and again with each step beyond. */
const BUSY_BYTES = 128 * 1024 * 1024;
const BUSY_STEP = 24 * 1024 * 1024;

/**
 * V8 lets garbage gather while there is memory; here there is a bar. Called often, this collects when the process's own
 * memory (`ownBytes`: without mapped files) is past the bar and has grown since the last time.
 */
export function busyCollector(): (ownBytes: number) => void {
  const collect = collector();
  let floor = 0;
  return (ownBytes) => {
    if (ownBytes < floor) floor = ownBytes;
    if (ownBytes < BUSY_BYTES || ownBytes - floor < BUSY_STEP) return;
    collect();
    floor = Math.max(ownMemory() ?? ownBytes, BUSY_BYTES - BUSY_STEP);
  };
}

/** The process's resident memory without pages of files, in bytes; undefined where the platform does not say (proc(5)). */
export function ownMemory(): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, resident, shared] = readFileSync('/proc/self/statm', 'latin1').split(' ');
  return (Number(resident) - Number(shared)) * 4096;
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return typeof collect === 'function' ? () => collect() : () => undefined;
}
