import { type Connection, Schema } from 'mongoose';

export interface OperationRow {
  variant: string;
  hash: string;
  name: string | null;
  text: string;
  lastSeen: Date;
}

export interface UsageDayRow {
  variant: string;
  /** `YYYY-MM-DD`, UTC. */
  day: string;
  client: string;
  operation: string;
  calls: number;
  errorCalls: number;
  lastSeen: Date;
}

export interface UsageBatchRow {
  _id: string;
  variant: string;
  at: Date;
  day: string;
  lost: number;
}

const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;
const text = { type: String, required: true } as const;
const count = { type: Number, required: true } as const;

const operationSchema = new Schema<OperationRow>(
  {
    variant: text,
    hash: text,
    name: { type: String, default: null },
    text,
    lastSeen: { type: Date, required: true },
  },
  { ...options, collection: 'operations' },
);
operationSchema.index({ variant: 1, hash: 1 }, { unique: true });

const usageDaySchema = new Schema<UsageDayRow>(
  {
    variant: text,
    day: text,
    client: text,
    operation: text,
    calls: count,
    errorCalls: count,
    lastSeen: { type: Date, required: true },
  },
  { ...options, collection: 'usage_days' },
);
usageDaySchema.index({ variant: 1, day: 1, client: 1, operation: 1 }, { unique: true });

const usageBatchSchema = new Schema<UsageBatchRow>(
  { _id: text, variant: text, at: { type: Date, required: true }, day: text, lost: count },
  { ...options, collection: 'usage_batches' },
);
usageBatchSchema.index({ variant: 1, day: 1 });

export function usageModels(connection: Connection) {
  return {
    OperationModel: connection.model<OperationRow>('Operation', operationSchema),
    UsageDayModel: connection.model<UsageDayRow>('UsageDay', usageDaySchema),
    UsageBatchModel: connection.model<UsageBatchRow>('UsageBatch', usageBatchSchema),
  };
}
