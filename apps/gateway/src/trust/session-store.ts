import { createHash, randomBytes } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';

/** A signed-in browser. Its id is known to the browser alone; here stands only a hash of it. */
export interface Session {
  readonly issuer: string;
  readonly subject: string;
  /** What graph calls of this session repeat in `x-quad-csrf`. */
  readonly csrf: string;
  /** The issuer's ID token, as the hint for signing out there. */
  readonly idToken: string | null;
  readonly expiresAt: Date;
}

export interface SessionStore {
  /** Begins a session and returns the secret id for the cookie. */
  begin(who: {
    readonly issuer: string;
    readonly subject: string;
    readonly idToken: string | null;
  }): Promise<string>;
  /** The session of a cookie, or null when it has ended; `isUse` makes the idle time begin anew. */
  find(id: string, isUse: boolean): Promise<Session | null>;
  end(id: string): Promise<void>;
}

/** Real time, not the product's clock: the demo must not sign people out by moving its date. */
const IDLE_MS = 30 * 60_000;
const LONGEST_MS = 12 * 3_600_000;
/** The idle time is written anew at most this often. */
const TOUCH_EVERY_MS = 60_000;

interface SessionRow {
  _id: string;
  issuer: string;
  subject: string;
  csrf: string;
  idToken: string | null;
  startedAt: Date;
  usedAt: Date;
  expiresAt: Date;
}

const rowSchema = new Schema<SessionRow>(
  {
    _id: { type: String, required: true },
    issuer: { type: String, required: true },
    subject: { type: String, required: true },
    csrf: { type: String, required: true },
    idToken: { type: String, default: null },
    startedAt: { type: Date, required: true },
    usedAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'sessions' },
);
rowSchema.index({ expiresAt: 1 });

/** A secret that cannot be guessed: 256 bits. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Sessions in Mongo: idle for 30 minutes at most, 12 hours in all. */
export function createSessionStore(connection: Connection, nowMs: () => number = Date.now): SessionStore {
  const rows = (connection.models.Session ?? connection.model('Session', rowSchema)) as Model<SessionRow>;
  return {
    async begin({ issuer, subject, idToken }) {
      const id = newSecret();
      const now = nowMs();
      await rows.deleteMany({ expiresAt: { $lt: new Date(now) } });
      await rows.create({
        _id: hashOf(id),
        issuer,
        subject,
        idToken,
        csrf: newSecret(),
        startedAt: new Date(now),
        usedAt: new Date(now),
        expiresAt: new Date(now + IDLE_MS),
      });
      return id;
    },
    async find(id, isUse) {
      const _id = hashOf(id);
      const row = await rows.findOne({ _id }).lean();
      const now = nowMs();
      if (row === null || row.expiresAt.getTime() <= now) return null;
      const { issuer, subject, csrf, idToken } = row;
      const session = { issuer, subject, csrf, idToken, expiresAt: row.expiresAt };
      if (!isUse || now - row.usedAt.getTime() < TOUCH_EVERY_MS) return session;
      const expiresAt = new Date(Math.min(now + IDLE_MS, row.startedAt.getTime() + LONGEST_MS));
      await rows.updateOne({ _id }, { $set: { usedAt: new Date(now), expiresAt } });
      return { ...session, expiresAt };
    },
    async end(id) {
      await rows.deleteOne({ _id: hashOf(id) });
    },
  };
}
