import { type Connection, Schema } from 'mongoose';
import type { LocalAccount } from './accounts.ts';

/** An account whose code has not been confirmed yet; it lives as long as the sign-in that makes it. */
export type Draft = Omit<LocalAccount, 'subject' | 'lastStep'>;

export interface Drafts {
  keep(uid: string, draft: Draft): Promise<void>;
  find(uid: string): Promise<Draft | null>;
  drop(uid: string): Promise<void>;
}

const LIFETIME_MS = 60 * 60_000;

type DraftRow = Draft & { _id: string; expiresAt: Date };

const rowSchema = new Schema<DraftRow>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    givenName: { type: String, required: true },
    familyName: { type: String, required: true },
    password: { type: Schema.Types.Mixed, required: true },
    totpSecret: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'local_account_drafts' },
);
rowSchema.index({ expiresAt: 1 });

export function createDrafts(connection: Connection, nowMs: () => number = Date.now): Drafts {
  const rows = connection.model<DraftRow>('LocalAccountDraft', rowSchema);
  return {
    async keep(uid, draft) {
      const now = nowMs();
      await rows.deleteMany({ expiresAt: { $lte: new Date(now) } });
      const expiresAt = new Date(now + LIFETIME_MS);
      await rows.updateOne({ _id: uid }, { $set: { ...draft, expiresAt } }, { upsert: true });
    },
    async find(uid) {
      const row = await rows.findById(uid).lean();
      if (row === null || row.expiresAt.getTime() <= nowMs()) return null;
      const { email, givenName, familyName, password, totpSecret } = row;
      return { email, givenName, familyName, password, totpSecret };
    },
    async drop(uid) {
      await rows.deleteOne({ _id: uid });
    },
  };
}
