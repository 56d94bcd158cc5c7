import type { Clock } from '@quad/kernel';
import { createPause, type Logger, type Running } from '@quad/subgraph-kit';
import { type JobQueue, type Lease, LeaseLost } from '../domain/import-ports.ts';
import type { StoredJob } from '../domain/roster-job.ts';

const POLL_MS = 250;
const RENEW_EVERY_MS = 1_500;
/** A job that throws is tried again this often: the database may have been away. */
const MOST_ATTEMPTS = 5;

/**
 * Works through the jobs of one kind, one at a time. A job whose process dies is taken over by the next
 * worker when its lease ends, and goes on from its last committed step.
 */
export function startRosterWorker<Job extends StoredJob>(options: {
  readonly queue: JobQueue<Job>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly perform: (job: Job, lease: Lease) => Promise<void>;
}): Running {
  const { queue, clock, logger } = options;
  const pause = createPause();
  let isStopping = false;

  async function workOnNext(): Promise<boolean> {
    const claimed = await queue.claim(clock.now().epochMilliseconds);
    if (claimed === null) return false;
    const { job, lease } = claimed;
    const renewing = setInterval(() => {
      queue
        .renew(lease)
        .catch((error: unknown) => logger.warn({ err: error }, 'a lease could not be renewed'));
    }, RENEW_EVERY_MS);
    try {
      await options.perform(job, lease);
    } catch (error) {
      await afterFailure(job, lease, error);
    } finally {
      clearInterval(renewing);
    }
    return true;
  }

  async function afterFailure(job: Job, lease: Lease, error: unknown): Promise<void> {
    if (error instanceof LeaseLost) return logger.info({ jobId: job.id }, error.message);
    logger.error({ err: error, jobId: job.id, attempts: job.attempts }, 'a job failed');
    if (job.attempts < MOST_ATTEMPTS) {
      return queue.retryAfter(lease, 500 * 2 ** job.attempts, 'Interrupted; it will go on in a moment.');
    }
    const message = `Given up after ${job.attempts} attempts; the log has the cause under job ${job.id}. Start it again.`;
    await queue.fail(lease, clock.now().epochMilliseconds, message);
  }

  async function loop(): Promise<void> {
    while (!isStopping) {
      try {
        if (await workOnNext()) continue;
      } catch (error) {
        logger.warn({ err: error }, 'jobs cannot be read now, will be tried again');
      }
      if (!isStopping) await pause.wait(POLL_MS);
    }
  }

  const running = loop();
  return {
    async stop() {
      isStopping = true;
      pause.wake();
      await running;
    },
  };
}
