import { createHash } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';

/** How often an account may be tried from one address. */
export interface Attempts {
  /**
   * Counts an attempt before it is looked at, so that many at once are no more than many in turn.
   * @returns how long to wait when it is one too many, in milliseconds; null when it may be looked at.
   */
  begin(email: string, address: string): Promise<number | null>;
  /** After a sign-in that worked. */
  forget(email: string, address: string): Promise<void>;
}

const MOST = 5;
const WITHIN_MS = 15 * 60_000;

interface AttemptRow {
  _id: string;
  count: number;
  endsAt: Date;
}

const rowSchema = new Schema<AttemptRow>(
  {
    _id: { type: String, required: true },
    count: { type: Number, required: true },
    endsAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'sign_in_attempts' },
);
rowSchema.index({ endsAt: 1 });

/** Attempts in Mongo, the same for all processes and after a restart; e-mails stand there as hashes. */
export function createAttempts(connection: Connection, nowMs: () => number = Date.now): Attempts {
  const rows = connection.model<AttemptRow>('SignInAttempt', rowSchema);
  const idOf = (email: string, address: string) =>
    createHash('sha256').update(`${email.toLowerCase()}\n${address}`).digest('base64url');

  async function count(_id: string, now: number): Promise<AttemptRow> {
    const change = { $inc: { count: 1 }, $setOnInsert: { endsAt: new Date(now + WITHIN_MS) } };
    return rows
      .findOneAndUpdate({ _id }, change, { upsert: true, returnDocument: 'after' })
      .lean<AttemptRow>()
      .orFail();
  }

  return {
    async begin(email, address) {
      const now = nowMs();
      const _id = idOf(email, address);
      await rows.deleteMany({ endsAt: { $lte: new Date(now) } });
      // Two first attempts at once may both insert; the later one then finds the other's row.
      const row = await count(_id, now).catch((fault: unknown) => {
        if (isDuplicate(fault)) return count(_id, now);
        throw fault;
      });
      return row.count > MOST ? Math.max(1, row.endsAt.getTime() - now) : null;
    },
    async forget(email, address) {
      await rows.deleteOne({ _id: idOf(email, address) });
    },
  };
}

function isDuplicate(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === 11_000;
}
