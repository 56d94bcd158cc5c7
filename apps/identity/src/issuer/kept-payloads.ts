import { type Connection, Schema } from 'mongoose';
import type { Adapter, AdapterPayload } from 'oidc-provider';

/** One row per thing that the provider remembers: a code, a grant, an interaction, a session. */
interface PayloadRow {
  _id: string;
  /** The payload as JSON text: its keys are the provider's, and may hold dots. */
  json: string;
  uid: string | null;
  userCode: string | null;
  grantId: string | null;
  consumedAt: Date | null;
  expiresAt: Date | null;
}

const rowSchema = new Schema<PayloadRow>(
  {
    _id: { type: String, required: true },
    json: { type: String, required: true },
    uid: { type: String, default: null },
    userCode: { type: String, default: null },
    grantId: { type: String, default: null },
    consumedAt: { type: Date, default: null },
    expiresAt: { type: Date, default: null },
  },
  { versionKey: false, autoIndex: false, autoCreate: false, collection: 'payloads' },
);
rowSchema.index({ uid: 1 });
rowSchema.index({ userCode: 1 });
rowSchema.index({ grantId: 1 });
rowSchema.index({ expiresAt: 1 });

/** How often rows that have ended are removed; a row past its end is never answered, removed or not. */
const SWEEP_EVERY_MS = 60_000;

/** Keeps the provider's payloads in Mongo; real time, as all lifetimes of tokens. */
export function createKeptPayloads(connection: Connection): (model: string) => Adapter {
  const rows = connection.model<PayloadRow>('Payload', rowSchema);
  let sweptAtMs = 0;

  async function sweep(): Promise<void> {
    const now = Date.now();
    if (now - sweptAtMs < SWEEP_EVERY_MS) return;
    sweptAtMs = now;
    await rows.deleteMany({ expiresAt: { $lt: new Date(now) } });
  }

  async function read(filter: Readonly<Record<string, string>>): Promise<AdapterPayload | undefined> {
    const row = await rows.findOne(filter).lean();
    if (row === null || (row.expiresAt !== null && row.expiresAt.getTime() <= Date.now())) return undefined;
    const payload = JSON.parse(row.json) as AdapterPayload;
    return row.consumedAt === null
      ? payload
      : { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) };
  }

  return (model) => {
    const idOf = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresInSeconds) {
        await sweep();
        const { uid, userCode, grantId } = payload;
        await rows.updateOne(
          { _id: idOf(id) },
          {
            $set: {
              json: JSON.stringify(payload),
              uid: uid ?? null,
              userCode: userCode ?? null,
              grantId: grantId ?? null,
              consumedAt: null,
              expiresAt:
                expiresInSeconds === undefined ? null : new Date(Date.now() + expiresInSeconds * 1000),
            },
          },
          { upsert: true },
        );
      },
      find: (id) => read({ _id: idOf(id) }),
      findByUid: (uid) => read({ uid }),
      findByUserCode: (userCode) => read({ userCode }),
      async consume(id) {
        await rows.updateOne({ _id: idOf(id) }, { $set: { consumedAt: new Date() } });
      },
      async destroy(id) {
        await rows.deleteOne({ _id: idOf(id) });
      },
      async revokeByGrantId(grantId) {
        await rows.deleteMany({ grantId });
      },
    };
  };
}
