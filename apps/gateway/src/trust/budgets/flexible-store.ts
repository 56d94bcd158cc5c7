import cluster from 'node:cluster';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import {
  type RateLimiterAbstract,
  RateLimiterCluster,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { PointsStore, Quota, Standing } from './points-store.ts';

/** How long a worker waits for the process that counts for all. */
const CLUSTER_TIMEOUT_MS = 1_000;

/**
 * Points in memory, counted by the primary process where the gateway runs as several; in Redis or Valkey where
 * `redisUrl` names one, so that gateways of several machines share them. While Redis does not answer each process
 * counts for itself.
 */
export function createPointsStore(options: {
  readonly redisUrl: string | undefined;
  readonly logger: Logger;
  readonly nowMs?: () => number;
}): PointsStore {
  const { redisUrl, logger, nowMs = Date.now } = options;
  const redis = redisUrl === undefined ? null : connect(redisUrl, logger);
  const limiters = new Map<string, RateLimiterAbstract>();

  function limiterOf(quota: Quota): RateLimiterAbstract {
    // The numbers are part of the name: whoever counts under it keeps to those that it was made with.
    const keyPrefix = `quad:points:${quota.name}:${quota.points}:${quota.seconds}`;
    const found = limiters.get(keyPrefix);
    if (found !== undefined) return found;
    const shared = { keyPrefix, points: quota.points, duration: quota.seconds };
    const made =
      redis !== null
        ? new RateLimiterRedis({
            ...shared,
            storeClient: redis,
            insuranceLimiter: new RateLimiterMemory(shared),
          })
        : cluster.isWorker
          ? new RateLimiterCluster({ ...shared, timeoutMs: CLUSTER_TIMEOUT_MS })
          : new RateLimiterMemory(shared);
    limiters.set(keyPrefix, made);
    return made;
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
          // Counting is no reason to stand still: what cannot be counted is let through, and said.
          logger.error({ err: said }, 'points cannot be counted');
          return { isTaken: true, left: quota.points, resetAtMs: nowMs() };
        }
        // A refused operation takes nothing, so that a cheap one after it still finds what is left.
        const after = await limiter.reward(account, points);
        return standing(false, after);
      }
    },
    async giveBack(quota, account, points, { resetAtMs }) {
      if (points === 0 || nowMs() >= resetAtMs) return;
      const limiter = limiterOf(quota);
      await (points > 0 ? limiter.reward(account, points) : limiter.penalty(account, -points)).catch(
        (cause: unknown) => logger.error({ err: cause }, 'points cannot be given back'),
      );
    },
    async close() {
      redis?.disconnect();
    },
  };
}

function connect(url: string, logger: Logger): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  let isDown = false;
  redis.on('error', (cause) => {
    if (!isDown) logger.error({ err: cause }, 'Redis does not answer; each process counts points for itself');
    isDown = true;
  });
  redis.on('ready', () => {
    isDown = false;
  });
  return redis;
}
