import type { Logger } from 'pino';
import type { WorkerProcess } from './worker-process.ts';

/** How often a worker is asked whether it is there. */
const ASKED_EVERY_MS = 1_000;

/**
 * Watches whether a worker says anything at all: one whose event loop stands still does not end by itself, and whoever it
 * was given waits for ever. Silence is counted in questions that were put, so that a primary (or a machine) that stood
 * still itself blames nobody; a late answer is one.
 * @param onHung called once, after `silentMs` without a word.
 * @returns ends it.
 */
export function watchPulse(
  { pulse, heard }: Pick<WorkerProcess, 'pulse' | 'heard'>,
  silentMs: number,
  onHung: () => void,
): () => void {
  const everyMs = Math.min(ASKED_EVERY_MS, silentMs / 4);
  const most = Math.ceil(silentMs / everyMs);
  let unanswered = 0;
  let known = heard();
  const timer = setInterval(() => {
    if (heard() !== known) unanswered = 0;
    known = heard();
    if (unanswered >= most) {
      clearInterval(timer);
      onHung();
      return;
    }
    unanswered += 1;
    void pulse();
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Watches workers while they answer; one that stands still is ended, and so told of by its end. */
export function createWatch(silentMs: number, logger: Logger) {
  const watched = new Map<WorkerProcess, () => void>();
  return {
    begin(worker: WorkerProcess): void {
      const onHung = () => {
        logger.error({ worker: worker.pid, silentMs }, 'a worker does not answer any more; it is ended');
        worker.kill();
      };
      watched.set(worker, watchPulse(worker, silentMs, onHung));
    },
    end(worker: WorkerProcess): void {
      watched.get(worker)?.();
      watched.delete(worker);
    },
  };
}
