import type { Clock } from '@quad/kernel';
import type { Connection } from 'mongoose';
import { type DueWorkRow, keptModels } from './kept-models.ts';
import type { Logger } from './logger.ts';
import { createPause } from './pause.ts';
import { count, inSpan } from './telemetry/telemetry.ts';

export type PerformDueWork = (
  work: Pick<DueWorkRow, 'tenantId' | 'act' | 'subjectId' | 'facts'>,
) => Promise<void>;

const POLL_MS = 500;
const LEASE_MS = 60_000;

/**
 * Performs due work in the order of its due instants, as the product's clock reaches them. A row
 * is leased while a worker has it; a worker that dies leaves it to the next. `perform` must be
 * repeatable: a crash after its effect and before the row is marked done runs it again.
 */
export function startDueWork(options: {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly perform: PerformDueWork;
  readonly logger: Logger;
}): { stop(): Promise<void> } {
  const { DueWorkRow } = keptModels(options.connection);
  const pause = createPause();
  let isStopping = false;

  async function performNext(): Promise<boolean> {
    const realNow = Date.now();
    const row = await DueWorkRow.findOneAndUpdate(
      {
        state: 'WAITING',
        dueAt: { $lte: new Date(options.clock.now().epochMilliseconds) },
        leasedUntil: { $lte: new Date(realNow) },
      },
      { $set: { leasedUntil: new Date(realNow + LEASE_MS) }, $inc: { attempts: 1 } },
      { sort: { state: 1, dueAt: 1 }, returnDocument: 'after' },
    ).lean();
    if (row === null) return false;
    try {
      await inSpan(`due work ${row.act}`, { parent: null, facts: { 'quad.act': row.act } }, () =>
        options.perform(row),
      );
      await DueWorkRow.updateOne({ _id: row._id, dueAt: row.dueAt }, { $set: { state: 'DONE' } });
      count('quad.due_work.performed', { 'quad.act': row.act, 'quad.outcome': 'DONE' });
    } catch (error) {
      const lastFault = error instanceof Error ? error.message : String(error);
      const waitMs = Math.min(1_000 * 2 ** Math.min(row.attempts, 6), LEASE_MS);
      await DueWorkRow.updateOne(
        { _id: row._id },
        { $set: { leasedUntil: new Date(Date.now() + waitMs), lastFault } },
      );
      count('quad.due_work.performed', { 'quad.act': row.act, 'quad.outcome': 'FAILED' });
      options.logger.warn(
        { act: row.act, subjectId: row.subjectId, err: error },
        'due work failed, will be tried again',
      );
    }
    return true;
  }

  async function loop(): Promise<void> {
    while (!isStopping) {
      try {
        if (await performNext()) continue;
      } catch (error) {
        options.logger.warn({ err: error }, 'due work cannot be read, will be tried again');
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
