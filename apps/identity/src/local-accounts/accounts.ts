import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { KeptPassword } from './password.ts';

/** A person who signs in here with e-mail, password and code. */
export interface LocalAccount {
  /** Opaque; what the ID token calls the person, and directory too. */
  readonly subject: string;
  /** In lower case; no two accounts have the same. */
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly password: KeptPassword;
  /** Base32. */
  readonly totpSecret: string;
  /** The last time step whose code was used; see `stepOfCode`. */
  readonly lastStep: number;
}

export interface LocalAccounts {
  /** Whether anyone can sign in here. */
  hasAny(): Promise<boolean>;
  byEmail(email: string): Promise<LocalAccount | null>;
  bySubject(subject: string): Promise<LocalAccount | null>;
  /** Makes the account of the e-mail; null when there is one already, which stays as it is. */
  add(account: Omit<LocalAccount, 'subject'>): Promise<string | null>;
  /** Makes the account of the e-mail, or sets its names and secrets anew; the subject stays. */
  keep(account: Omit<LocalAccount, 'subject'>): Promise<string>;
  /** Uses up a time step: false when it, or a later one, was used meanwhile. */
  useStep(subject: string, step: number): Promise<boolean>;
}

type AccountRow = Omit<LocalAccount, 'subject'> & { _id: string; setUpAt: Date };

const rowSchema = new Schema<AccountRow>(
  {
    _id: { type: String, required: true },
    email: { type: String, required: true },
    givenName: { type: String, required: true },
    familyName: { type: String, required: true },
    password: { type: Schema.Types.Mixed, required: true },
    totpSecret: { type: String, required: true },
    lastStep: { type: Number, required: true },
    setUpAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'local_accounts' },
);
// Nobody has told their district yet when they sign in: the e-mail alone must name the account.
rowSchema.index({ email: 1 }, { unique: true });

export function createLocalAccounts(connection: Connection): LocalAccounts {
  const rows = connection.model<AccountRow>('LocalAccount', rowSchema);
  const accountOf = (row: AccountRow | null): LocalAccount | null => {
    if (row === null) return null;
    const { _id: subject, setUpAt: _at, ...rest } = row;
    return { subject, ...rest };
  };
  return {
    hasAny: async () => (await rows.exists({})) !== null,
    byEmail: async (email) => accountOf(await rows.findOne({ email: email.toLowerCase() }).lean()),
    bySubject: async (subject) => accountOf(await rows.findById(subject).lean()),
    async add(account) {
      const _id = randomUUID();
      const email = account.email.toLowerCase();
      const made = { ...account, email, setUpAt: new Date() };
      const { upsertedId } = await rows.updateOne(
        { email },
        { $setOnInsert: { ...made, _id } },
        { upsert: true },
      );
      return upsertedId === null ? null : _id;
    },
    async keep(account) {
      const email = account.email.toLowerCase();
      const { givenName, familyName, password, totpSecret, lastStep } = account;
      await rows.updateOne(
        { email },
        {
          $set: { givenName, familyName, password, totpSecret, lastStep, setUpAt: new Date() },
          $setOnInsert: { _id: randomUUID() },
        },
        { upsert: true },
      );
      const kept = await rows.findOne({ email }, { _id: 1 }).lean();
      if (kept === null) throw new Error('A local account was written, but cannot be read back.');
      return kept._id;
    },
    async useStep(subject, step) {
      const filter = { _id: subject, lastStep: { $lt: step } };
      const { modifiedCount } = await rows.updateOne(filter, { $set: { lastStep: step } });
      return modifiedCount === 1;
    },
  };
}
