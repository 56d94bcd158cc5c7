import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { PointsStore, Quota, Standing } from './points-store.ts';

export interface LimiterOptions {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}

/**
 * Counts points by limiters of `rate-limiter-flexible`, one for each quota.
 * @param onFault told when a limiter fails; what cannot be counted is let through, for counting is no reason to stop.
 */
export function createLimiterStore(options: {
  readonly make: (options: LimiterOptions) => RateLimiterAbstract;
  readonly onFault: (cause: unknown) => void;
  readonly nowMs: () => number;
  readonly close: () => void;
}): PointsStore {
  const { make, onFault, nowMs, close } = options;
  const limiters = new Map<string, RateLimiterAbstract>();

  function limiterOf({ name, points, seconds }: Quota): RateLimiterAbstract {
    // The numbers are part of the name: where several count, each keeps to its own.
    const keyPrefix = `quad:points:${name}:${points}:${seconds}`;
    const limiter = limiters.get(keyPrefix) ?? make({ keyPrefix, points, duration: seconds });
    limiters.set(keyPrefix, limiter);
    return limiter;
  }

  function standing(isTaken: boolean, said: RateLimiterRes): Standing {
    return { isTaken, left: said.remainingPoints, resetAtMs: nowMs() + Math.max(0, said.msBeforeNext) };
  }

  return {
    async take(quota, account, points) {
      const limiter = limiterOf(quota);
      try {
        return standing(true, await limiter.consume(account, points));
      } catch (said) {
        if (!(said instanceof RateLimiterRes)) {
          onFault(said);
          return { isTaken: true, left: quota.points, resetAtMs: nowMs() };
        }
        // A refused operation takes nothing, so that a cheap one after it still finds what is left.
        return standing(false, await limiter.reward(account, points));
      }
    },
    async giveBack(quota, account, points, { resetAtMs }) {
      if (points === 0 || nowMs() >= resetAtMs) return;
      const limiter = limiterOf(quota);
      await (points > 0 ? limiter.reward(account, points) : limiter.penalty(account, -points)).catch(onFault);
    },
    async close() {
      close();
    },
  };
}
