import { randomUUID } from 'node:crypto';
import type { Actor, Clock, NewId } from '@quad/kernel';
import type { Connection } from 'mongoose';
import { type DisclosureRow, keptModels } from '../kept-models.ts';
import type { Logger } from '../logger.ts';
import { type CheckedPart, checkedPart } from './chain.ts';
import { createChainedWriter } from './chained-writer.ts';
import { createDisclosed, type Disclosed } from './disclosed.ts';

/** A log that does not answer for this long is not there, and neither is the answer. */
const WRITE_WITHIN_MS = 5_000;
/**
 * Rows younger than this are not told to followers yet: ids grow with time, but a row may become visible a little
 * after a younger one. Longer than a write may take and clocks of processes may differ, so that none is passed over.
 */
const SETTLED_AFTER_MS = 10_000;
/** Rows that are checked at once: of 5,000 students each they are some 50 MB. */
const CHECKED_AT_ONCE = 200;

/** The disclosure log could not be written; nothing of the answer may leave. */
export class DisclosureLogUnavailable extends Error {
  override name = 'DisclosureLogUnavailable';
}

export interface DisclosureLog {
  /**
   * Writes what a response carries, synced to disk as the connection's write concern says.
   * @throws DisclosureLogUnavailable when it cannot be written, or when nobody can say whose data it is or what for.
   */
  write(disclosed: Disclosed): Promise<void>;
  /** Settled rows after an id, oldest first, and whether more follow. */
  settled(after: string | null, first: number): Promise<{ rows: DisclosureRow[]; hasNextPage: boolean }>;
  /** Holds some settled rows after an id against those that they are chained to. */
  check(after: string | null): Promise<LogCheck>;
}

/** What was found in a part of the log. */
export interface LogCheck extends CheckedPart {
  /** Where to go on; null at the end. */
  readonly endCursor: string | null;
}

/** What a route hands over as a file: the same log, for what is not answered by the graph. */
export type DiscloseFile = (
  actor: Actor,
  notes: readonly Parameters<Disclosed['note']>[0][],
) => Promise<void>;

export function createDisclosureLog(deps: {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
}): DisclosureLog {
  const { DisclosureRow } = keptModels(deps.connection);
  const writer = createChainedWriter({
    newest: () => within(WRITE_WITHIN_MS, DisclosureRow.findOne().sort({ _id: -1 }).lean().exec()),
    insert: (rows) => within(WRITE_WITHIN_MS, DisclosureRow.collection.insertMany(rows as never)),
    newChainId: randomUUID,
  });

  async function settled(after: string | null, first: number) {
    const filter = {
      _id: { $lt: idBefore(Date.now() - SETTLED_AFTER_MS), ...(after === null ? {} : { $gt: after }) },
    };
    const rows = await DisclosureRow.find(filter)
      .sort({ _id: 1 })
      .limit(first + 1)
      .lean();
    return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
  }

  return {
    settled,
    async write(disclosed) {
      try {
        const at = new Date(deps.clock.now().epochMilliseconds);
        await writer.write(() => disclosed.rows({ at, newId: () => deps.newId('disclosure') }));
      } catch (cause) {
        deps.logger.error({ err: cause }, 'the disclosure log could not be written, so nothing was answered');
        throw new DisclosureLogUnavailable('The disclosure log could not be written.', { cause });
      }
    },
    async check(after) {
      const { rows, hasNextPage } = await settled(after, CHECKED_AT_ONCE);
      const known = new Map(rows.map((row) => [row._id, row]));
      const others = rows.flatMap(({ chain }) =>
        chain === undefined || chain.previousId === null || known.has(chain.previousId)
          ? []
          : [chain.previousId],
      );
      for (const row of await DisclosureRow.find({ _id: { $in: others } }).lean()) known.set(row._id, row);
      return { ...checkedPart(rows, known), endCursor: hasNextPage ? (rows.at(-1)?._id ?? null) : null };
    },
  };
}

/** Writes what a file carries before a byte of it leaves. */
export function createDiscloseFile(log: DisclosureLog): DiscloseFile {
  return async (actor, notes) => {
    const disclosed = createDisclosed(actor, 'PACKAGE');
    try {
      for (const note of notes) disclosed.note(note);
    } catch (cause) {
      disclosed.spoil(cause);
    }
    await log.write(disclosed);
  };
}

/** The least id that an id made at this instant can have: a UUIDv7 begins with its milliseconds. */
function idBefore(epochMs: number): string {
  const hex = Math.max(0, epochMs).toString(16).padStart(12, '0');
  return `dis_${hex.slice(0, 8)}-${hex.slice(8)}`;
}

async function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The write took longer than ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
