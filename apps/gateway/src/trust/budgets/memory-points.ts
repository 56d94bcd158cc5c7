import { RateLimiterMemory } from 'rate-limiter-flexible';
import { createLimiterStore } from './limiter-store.ts';
import type { PointsStore } from './points-store.ts';

/** Points in the memory of this process. */
export function createMemoryPoints(nowMs: () => number = Date.now): PointsStore {
  return createLimiterStore({
    make: (options) => new RateLimiterMemory(options),
    onFault: (cause) => {
      throw cause;
    },
    nowMs,
    close: () => undefined,
  });
}
