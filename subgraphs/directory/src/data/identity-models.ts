import { type Connection, type Model, Schema } from 'mongoose';
import type { StoredFile } from '../domain/file.ts';
import type { Account, Invitation, RoleGrant, Vendor } from '../domain/identity.ts';
import type { RosterExport, RosterFault, RosterImport } from '../domain/roster-job.ts';
import type { Row } from './row.ts';
import { sharesOn } from './share-models.ts';

const kept = { versionKey: false, autoIndex: false, minimize: false } as const;
const tenantId = { type: String, required: true };

const account = new Schema<Row<Account>>(
  {
    _id: String,
    tenantId,
    personId: String,
    issuer: String,
    subject: String,
    isDemo: Boolean,
    lastSignInAtMs: Number,
  },
  { collection: 'accounts', ...kept },
)
  .index({ tenantId: 1, issuer: 1, subject: 1 }, { unique: true })
  .index({ tenantId: 1, personId: 1 })
  // At sign-in the tenant is what is asked for.
  .index({ issuer: 1, subject: 1 });

const roleGrant = new Schema<Row<RoleGrant>>(
  {
    _id: String,
    tenantId,
    personId: String,
    role: String,
    organizationId: String,
    fromMs: Number,
    untilMs: Number,
    grantedById: String,
    source: String,
  },
  { collection: 'roleGrants', ...kept },
)
  .index({ tenantId: 1, personId: 1 })
  .index({ tenantId: 1, role: 1 });

const vendor = new Schema<Row<Vendor>>(
  {
    _id: String,
    tenantId,
    name: String,
    contactEmail: String,
    scopes: [String],
    clientId: String,
    publicKeyJwks: String,
    createdAtMs: Number,
    standing: String,
    standingSinceMs: Number,
    standingReason: String,
  },
  { collection: 'vendors', ...kept },
)
  .index({ tenantId: 1, clientId: 1 }, { unique: true })
  .index({ clientId: 1 });

const invitation = new Schema<Row<Invitation>>(
  { _id: String, tenantId, email: String, tokenHash: String, expiresAtMs: Number, usedAtMs: Number },
  { collection: 'invitations', ...kept },
)
  .index({ tenantId: 1, tokenHash: 1 }, { unique: true })
  .index({ tokenHash: 1 });

const storedFile = new Schema<Row<StoredFile>>(
  {
    _id: String,
    tenantId,
    ownerLabel: String,
    name: String,
    bytes: Number,
    sha256: String,
    kind: String,
    purpose: String,
    mediaType: String,
    isComplete: Boolean,
    use: { type: Schema.Types.Mixed, default: null },
    createdAtMs: Number,
  },
  { collection: 'files', ...kept },
).index({ tenantId: 1, _id: 1 });

/** One for each organization that has files: announcements of one organization meet at it, one after the other. */
const fileTurn = new Schema<{ _id: string; tenantId: string; taken: number }>(
  { _id: String, tenantId, taken: Number },
  { collection: 'fileTurns', ...kept },
).index({ tenantId: 1, _id: 1 });

/** What jobs have beside their own: who works on it until when, in real time. */
export interface Leased {
  leaseId: string;
  leasedUntil: Date;
}

const job = {
  _id: String,
  tenantId,
  state: String,
  progress: Number,
  message: String,
  createdAtMs: Number,
  startedAtMs: Number,
  finishedAtMs: Number,
  attempts: Number,
  leaseId: String,
  leasedUntil: Date,
};

const rosterImport = new Schema<Row<RosterImport> & Leased>(
  {
    ...job,
    fileId: String,
    districtId: String,
    mode: String,
    isDryRun: Boolean,
    hasMadeDistrict: Boolean,
    isChecked: Boolean,
    position: Schema.Types.Mixed,
    fileRows: [Schema.Types.Mixed],
    counts: [Schema.Types.Mixed],
    errorCount: Number,
    warningCount: Number,
    heldReason: String,
  },
  { collection: 'rosterImports', ...kept },
)
  .index({ tenantId: 1, _id: -1 })
  .index({ state: 1, _id: 1 });

const rosterExport = new Schema<Row<RosterExport> & Leased>(
  {
    ...job,
    version: String,
    requestedBy: String,
    fileId: String,
    sha256: String,
    counts: [Schema.Types.Mixed],
  },
  { collection: 'rosterExports', ...kept },
)
  .index({ tenantId: 1, _id: -1 })
  .index({ state: 1, _id: 1 });

const rosterFault = new Schema<Row<RosterFault>>(
  {
    _id: String,
    tenantId,
    importId: String,
    position: Number,
    severity: String,
    code: String,
    file: String,
    line: Number,
    sourcedId: String,
    field: String,
    message: String,
    suggestion: String,
    count: Number,
  },
  { collection: 'rosterFaults', ...kept },
).index({ tenantId: 1, importId: 1, position: 1 });

/** The students whose rows a package holds, in pages; what is logged when somebody fetches it. */
export interface PackageStudentsRow {
  _id: string;
  tenantId: string;
  fileId: string;
  studentIds: string[];
}

const packageStudents = new Schema<PackageStudentsRow>(
  { _id: String, tenantId, fileId: String, studentIds: [String] },
  { collection: 'packageStudents', ...kept },
).index({ tenantId: 1, fileId: 1 });

export interface CounterRow {
  _id: string;
  value: number;
}

const counter = new Schema<CounterRow>({ _id: String, value: Number }, { collection: 'counters', ...kept });

function modelOn<R>(connection: Connection, name: string, schema: Schema<R>): Model<R> {
  return (connection.models[name] as Model<R> | undefined) ?? connection.model<R>(name, schema);
}

export function identityModels(connection: Connection) {
  return {
    accounts: modelOn(connection, 'Account', account),
    roleGrants: modelOn(connection, 'RoleGrant', roleGrant),
    vendors: modelOn(connection, 'Vendor', vendor),
    invitations: modelOn(connection, 'Invitation', invitation),
    files: modelOn(connection, 'StoredFile', storedFile),
    fileTurns: modelOn(connection, 'FileTurn', fileTurn),
    rosterImports: modelOn(connection, 'RosterImport', rosterImport),
    rosterExports: modelOn(connection, 'RosterExport', rosterExport),
    rosterFaults: modelOn(connection, 'RosterFault', rosterFault),
    packageStudents: modelOn(connection, 'PackageStudents', packageStudents),
    shares: sharesOn(connection),
    counters: modelOn(connection, 'Counter', counter),
  };
}

export type IdentityModels = ReturnType<typeof identityModels>;
