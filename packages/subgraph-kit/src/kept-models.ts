import type { StudentPurpose, StudentRecordClass } from '@quad/kernel';
import { type Connection, type Model, Schema } from 'mongoose';

export interface AuditRow {
  _id: string;
  tenantId: string;
  who: string;
  roles: string[];
  action: string;
  subjectNoun: string;
  subjectId: string;
  before: unknown;
  after: unknown;
  requestId: string;
  at: Date;
}

export interface OutboxRow {
  _id: string;
  tenantId: string;
  act: string;
  subjectId: string;
  facts: Record<string, unknown>;
  state: 'PENDING' | 'DELIVERED' | 'REFUSED';
  attempts: number;
  lastFault?: string;
  createdAt: Date;
  nextAttemptAt: Date;
  endedAt?: Date;
}

export interface DueWorkRow {
  /** `<tenant>:<act>:<subject>`: one row for one thing to do. */
  _id: string;
  tenantId: string;
  act: string;
  subjectId: string;
  facts: Record<string, unknown>;
  state: 'WAITING' | 'DONE';
  dueAt: Date;
  /** Real time until which a worker has it. */
  leasedUntil: Date;
  attempts: number;
  lastFault?: string;
}

export interface ClientMutation {
  _id: string;
  tenantId: string;
  subjectId: string;
  at: Date;
}

export interface FeedPosition {
  _id: string;
  cursor: string | null;
  changeVersion: number;
  caughtUpAt: Date | null;
}

/** Who was answered with which students' fields; append-only, and never a value of a field. */
export interface DisclosureRow {
  _id: string;
  tenantId: string;
  requestId: string;
  who: string;
  roles: string[];
  purpose: StudentPurpose;
  studentIds: string[];
  fields: string[];
  classes: StudentRecordClass[];
  isRequired: boolean;
  evidence: 'FETCHED' | 'DELIVERED';
  at: Date;
  /** What it is chained to; see `disclosure/chain.ts`. */
  chain?: DisclosureLink;
}

/** Where a row stands in the chain of the process that wrote it. */
export interface DisclosureLink {
  chainId: string;
  /** Counts from 0. */
  position: number;
  /** The row before; for the first of a chain the newest that was there. Null in a log that was empty. */
  previousId: string | null;
  /** SHA-256 of that row, hexadecimal. */
  previousHash: string | null;
}

const auditSchema = new Schema<AuditRow>(
  {
    _id: String,
    tenantId: { type: String, required: true },
    who: String,
    roles: [String],
    action: String,
    subjectNoun: String,
    subjectId: String,
    before: Schema.Types.Mixed,
    after: Schema.Types.Mixed,
    requestId: String,
    at: Date,
  },
  { collection: 'audit', versionKey: false, minimize: false },
).index({ tenantId: 1, subjectId: 1, _id: 1 });

const outboxSchema = new Schema<OutboxRow>(
  {
    _id: String,
    tenantId: { type: String, required: true },
    act: String,
    subjectId: String,
    facts: Schema.Types.Mixed,
    state: String,
    attempts: Number,
    lastFault: String,
    createdAt: Date,
    nextAttemptAt: Date,
    endedAt: Date,
  },
  { collection: 'outbox', versionKey: false, minimize: false },
)
  .index({ state: 1, nextAttemptAt: 1 })
  .index({ tenantId: 1, subjectId: 1 });

const dueWorkSchema = new Schema<DueWorkRow>(
  {
    _id: String,
    tenantId: { type: String, required: true },
    act: String,
    subjectId: String,
    facts: Schema.Types.Mixed,
    state: String,
    dueAt: Date,
    leasedUntil: Date,
    attempts: Number,
    lastFault: String,
  },
  { collection: 'dueWork', versionKey: false, minimize: false },
).index({ state: 1, dueAt: 1 });

const clientMutationSchema = new Schema<ClientMutation>(
  { _id: String, tenantId: { type: String, required: true }, subjectId: String, at: Date },
  { collection: 'clientMutations', versionKey: false },
);

const feedPositionSchema = new Schema<FeedPosition>(
  { _id: String, cursor: String, changeVersion: Number, caughtUpAt: Date },
  { collection: 'feedPositions', versionKey: false },
);

const disclosureSchema = new Schema<DisclosureRow>(
  {
    _id: String,
    tenantId: { type: String, required: true },
    requestId: String,
    who: String,
    roles: [String],
    purpose: String,
    studentIds: [String],
    fields: [String],
    classes: [String],
    isRequired: Boolean,
    evidence: String,
    at: Date,
    chain: { chainId: String, position: Number, previousId: String, previousHash: String },
  },
  { collection: 'disclosures', versionKey: false, autoIndex: false },
);

function modelOn<Row>(connection: Connection, name: string, schema: Schema<Row>): Model<Row> {
  return (connection.models[name] as Model<Row> | undefined) ?? connection.model<Row>(name, schema);
}

/** The collections that every subgraph keeps beside its own: audit, outbox, due work, client mutations, feed positions, disclosures. */
export function keptModels(connection: Connection) {
  return {
    AuditRow: modelOn(connection, 'AuditRow', auditSchema),
    OutboxRow: modelOn(connection, 'OutboxRow', outboxSchema),
    DueWorkRow: modelOn(connection, 'DueWorkRow', dueWorkSchema),
    ClientMutation: modelOn(connection, 'ClientMutation', clientMutationSchema),
    FeedPosition: modelOn(connection, 'FeedPosition', feedPositionSchema),
    DisclosureRow: modelOn(connection, 'DisclosureRow', disclosureSchema),
  };
}
