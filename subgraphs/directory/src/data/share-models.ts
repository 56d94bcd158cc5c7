import { type Connection, type Model, Schema } from 'mongoose';
import type { Share } from '../domain/share.ts';
import type { Row } from './row.ts';

const share = new Schema<Row<Share>>(
  {
    _id: String,
    tenantId: { type: String, required: true },
    objectType: String,
    objectId: String,
    organizationIds: [String],
    audienceKind: String,
    audienceId: String,
    purpose: String,
    givenById: String,
    fromMs: Number,
    untilMs: Number,
    revokedAtMs: Number,
    revokedById: String,
    revokedReason: String,
  },
  { collection: 'shares', versionKey: false, autoIndex: false, minimize: false },
)
  .index({ tenantId: 1, _id: -1 })
  .index({ tenantId: 1, objectId: 1, _id: -1 })
  // Who asks what is shared with them knows no owner.
  .index({ audienceId: 1, untilMs: 1 });

export function sharesOn(connection: Connection): Model<Row<Share>> {
  return (
    (connection.models.Share as Model<Row<Share>> | undefined) ?? connection.model<Row<Share>>('Share', share)
  );
}
