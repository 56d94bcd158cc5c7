import { type Connection, type Model, Schema } from 'mongoose';
import { hashOf } from './session-store.ts';

/** A sign-in that is under way at the issuer, until the browser comes back. */
export interface SignIn {
  readonly verifier: string;
  readonly nonce: string;
  /** The path of this origin to go to afterwards. */
  readonly returnTo: string;
  /** The secret of an invitation that this sign-in accepts. */
  readonly invitation: string | null;
}

export interface SignInStore {
  begin(state: string, signIn: SignIn): Promise<void>;
  /** Takes the sign-in of a state; a second call finds nothing. */
  take(state: string): Promise<SignIn | null>;
}

/** Someone who sets up an account may have to install an app on a phone first. */
const LONGEST_MS = 30 * 60_000;

interface SignInRow {
  _id: string;
  verifier: string;
  nonce: string;
  returnTo: string;
  invitation: string | null;
  expiresAt: Date;
}

const rowSchema = new Schema<SignInRow>(
  {
    _id: { type: String, required: true },
    verifier: { type: String, required: true },
    nonce: { type: String, required: true },
    returnTo: { type: String, required: true },
    invitation: { type: String, default: null },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'sign_ins' },
);
rowSchema.index({ expiresAt: 1 });

/** Sign-ins under way, in Mongo, so that any process of the gateway may take up the callback. */
export function createSignInStore(connection: Connection, nowMs: () => number = Date.now): SignInStore {
  const rows = (connection.models.SignIn ?? connection.model('SignIn', rowSchema)) as Model<SignInRow>;
  return {
    async begin(state, { verifier, nonce, returnTo, invitation }) {
      await rows.deleteMany({ expiresAt: { $lt: new Date(nowMs()) } });
      const expiresAt = new Date(nowMs() + LONGEST_MS);
      await rows.create({ _id: hashOf(state), verifier, nonce, returnTo, invitation, expiresAt });
    },
    async take(state) {
      const row = await rows.findOneAndDelete({ _id: hashOf(state) }).lean();
      if (row === null || row.expiresAt.getTime() <= nowMs()) return null;
      const { verifier, nonce, returnTo, invitation } = row;
      return { verifier, nonce, returnTo, invitation };
    },
  };
}
