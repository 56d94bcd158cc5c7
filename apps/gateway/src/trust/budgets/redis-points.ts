import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { createLimiterStore } from './limiter-store.ts';
import type { PointsStore } from './points-store.ts';

/** Points in Redis or Valkey, shared by gateways of several machines; while it is silent each process counts for itself. */
export function createRedisPoints(url: string, logger: Logger, nowMs: () => number = Date.now): PointsStore {
  const storeClient = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  let isDown = false;
  storeClient.on('error', (cause) => {
    if (!isDown) logger.error({ err: cause }, 'Redis does not answer; each process counts points for itself');
    isDown = true;
  });
  storeClient.on('ready', () => {
    isDown = false;
  });
  return createLimiterStore({
    make: (options) =>
      new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: new RateLimiterMemory(options) }),
    onFault: (cause) => logger.error({ err: cause }, 'points cannot be counted'),
    nowMs,
    close: () => storeClient.disconnect(),
  });
}
