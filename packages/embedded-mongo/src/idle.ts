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
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  let floor = process.memoryUsage.rss();
  let collectedMs = 0;
  return (lastWorkMs, nowMs) => {
    if (typeof collect !== 'function' || nowMs - lastWorkMs < QUIET_MS || lastWorkMs < collectedMs) return;
    if (process.memoryUsage.rss() - floor < WORTHWHILE) return;
    collectedMs = nowMs;
    collect();
    collect();
    floor = process.memoryUsage.rss();
  };
}
