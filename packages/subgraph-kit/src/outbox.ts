import type { Connection } from 'mongoose';
import { keptModels, type OutboxRow } from './kept-models.ts';
import type { Logger } from './logger.ts';
import { createPause } from './pause.ts';
import { count, inSpan } from './telemetry/telemetry.ts';

/** What became of one delivery: taken by the other side, or refused by name. Anything thrown is tried again. */
export type DeliveryOutcome =
  | { readonly outcome: 'DELIVERED' }
  | { readonly outcome: 'REFUSED'; readonly reason: string };

export type Deliver = (
  message: Pick<OutboxRow, '_id' | 'tenantId' | 'act' | 'subjectId' | 'facts'>,
) => Promise<DeliveryOutcome>;

export interface OutboxStatus {
  readonly pending: number;
  readonly refused: number;
  readonly oldestPendingAt: string | null;
}

const POLL_MS = 250;
/** A delivery under way is not taken by another worker for this long; longer than any call's timeout. */
const LEASE_MS = 15_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;

/**
 * Delivers outbox rows until each is taken or refused by name. The row's id goes along as the
 * `clientMutationId`, so that a delivery repeated after a crash has no second effect.
 * Timeouts and retries run on real time: moving the demo clock must not stall or storm them.
 */
export function startOutbox(options: {
  readonly connection: Connection;
  readonly deliver: Deliver;
  readonly logger: Logger;
}): { stop(): Promise<void> } {
  const { OutboxRow } = keptModels(options.connection);
  let isStopping = false;
  const pause = createPause();

  async function takeOne(): Promise<OutboxRow | null> {
    const now = Date.now();
    return OutboxRow.findOneAndUpdate(
      { state: 'PENDING', nextAttemptAt: { $lte: new Date(now) } },
      { $set: { nextAttemptAt: new Date(now + LEASE_MS) }, $inc: { attempts: 1 } },
      { sort: { state: 1, nextAttemptAt: 1 }, returnDocument: 'after' },
    ).lean();
  }

  async function deliverOne(row: OutboxRow): Promise<void> {
    try {
      const { _id, tenantId, act, subjectId, facts } = row;
      const answer = await inSpan(`deliver ${act}`, { parent: null, facts: { 'quad.act': act } }, () =>
        options.deliver({ _id, tenantId, act, subjectId, facts }),
      );
      const ended =
        answer.outcome === 'DELIVERED'
          ? { state: 'DELIVERED' as const }
          : { state: 'REFUSED' as const, lastFault: answer.reason };
      await OutboxRow.updateOne({ _id }, { $set: { ...ended, endedAt: new Date() } });
      count('quad.outbox.deliveries', { 'quad.act': act, 'quad.outcome': answer.outcome });
    } catch (error) {
      const waitMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(row.attempts, 8), LONGEST_RETRY_MS);
      const lastFault = error instanceof Error ? error.message : String(error);
      await OutboxRow.updateOne(
        { _id: row._id },
        { $set: { nextAttemptAt: new Date(Date.now() + waitMs), lastFault } },
      );
      count('quad.outbox.deliveries', { 'quad.act': row.act, 'quad.outcome': 'FAILED' });
      options.logger.warn(
        { outboxId: row._id, act: row.act, attempts: row.attempts, err: error },
        'delivery failed, will be tried again',
      );
    }
  }

  async function loop(): Promise<void> {
    while (!isStopping) {
      try {
        const row = await takeOne();
        if (row !== null) {
          await deliverOne(row);
          continue;
        }
      } catch (error) {
        options.logger.warn({ err: error }, 'the outbox cannot be read, will be tried again');
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

/** How much waits and how much was refused, for `/status` and the pages. */
export async function outboxStatus(connection: Connection): Promise<OutboxStatus> {
  const { OutboxRow } = keptModels(connection);
  const [pending, refused, oldest] = await Promise.all([
    OutboxRow.countDocuments({ state: 'PENDING' }),
    OutboxRow.countDocuments({ state: 'REFUSED' }),
    OutboxRow.findOne({ state: 'PENDING' }).sort({ createdAt: 1 }).lean(),
  ]);
  return { pending, refused, oldestPendingAt: oldest === null ? null : oldest.createdAt.toISOString() };
}
