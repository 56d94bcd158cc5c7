import { type Connection, type Model, Schema } from 'mongoose';
import type { AgendaPoint, SessionModality, SessionWhen } from '../domain/cohort-session.ts';
import type { SourceNote } from '../domain/program.ts';
import type { EditionStatus } from '../domain/program-edition.ts';
import type { SignUpState } from '../domain/sign-up.ts';

export interface ProgramRow {
  _id: string;
  tenantId: string;
  key: string | null;
  name: string;
  summary: string;
  partnerIds: readonly string[];
  source: SourceNote | null;
  isPublished: boolean;
  searchText: string;
  /** `key`, or the id where there is none: what is unique in its owner's programs. */
  uniqueKey: string;
}

export interface SessionRow {
  _id: string;
  version: number;
  number: number;
  title: string;
  essentialQuestion: string | null;
  summary: string | null;
  when: SessionWhen | null;
  month: string;
  timeZone: string;
  weekdayLabel: string | null;
  agenda: readonly AgendaPoint[];
  modality: SessionModality | null;
  place: string | null;
  isTailored: boolean;
  updatedAt: Date;
}

export interface EditionRow {
  _id: string;
  tenantId: string;
  programId: string;
  version: number;
  academicYear: number;
  status: EditionStatus;
  sessions: readonly SessionRow[];
  topics: readonly string[];
  publishedZones: readonly string[];
  capacity: number | null;
  signUpCount: number;
  signUpsCloseOn: string | null;
  clonedFromId: string | null;
  /** The first day, for the order of what is current; empty while no session has a date. */
  startsOn: string;
  /** When it is over. */
  endsAt: Date;
  searchText: string;
}

export interface SignUpRow {
  _id: string;
  tenantId: string;
  personId: string;
  organizationIds: readonly string[];
  editionId: string;
  programId: string;
  ownerTenantId: string;
  signedUpAt: Date;
  state: SignUpState;
}

export interface CalendarFeedRow {
  /** The hash of the secret. */
  _id: string;
  tenantId: string;
  personId: string;
  createdAt: Date;
}

const own = { versionKey: false, autoIndex: false, minimize: false } as const;
const text = { type: String, required: true } as const;

const programSchema = new Schema<ProgramRow>(
  {
    _id: String,
    tenantId: text,
    key: String,
    name: text,
    summary: String,
    partnerIds: [String],
    source: Schema.Types.Mixed,
    isPublished: Boolean,
    searchText: String,
    uniqueKey: text,
  },
  { ...own, collection: 'programs' },
)
  .index({ tenantId: 1, uniqueKey: 1 }, { unique: true })
  .index({ tenantId: 1, name: 1, _id: 1 })
  // What is published is read across all owners.
  .index({ isPublished: 1, name: 1, _id: 1 });

const sessionSchema = new Schema<SessionRow>(
  {
    _id: String,
    version: Number,
    number: Number,
    title: String,
    essentialQuestion: String,
    summary: String,
    when: Schema.Types.Mixed,
    month: String,
    timeZone: String,
    weekdayLabel: String,
    agenda: Schema.Types.Mixed,
    modality: String,
    place: String,
    isTailored: Boolean,
    updatedAt: Date,
  },
  { versionKey: false, minimize: false },
);

const editionSchema = new Schema<EditionRow>(
  {
    _id: String,
    tenantId: text,
    programId: text,
    version: Number,
    academicYear: Number,
    status: String,
    sessions: [sessionSchema],
    topics: [String],
    publishedZones: [String],
    capacity: Number,
    signUpCount: Number,
    signUpsCloseOn: String,
    clonedFromId: String,
    startsOn: String,
    endsAt: Date,
    searchText: String,
  },
  { ...own, collection: 'editions' },
)
  .index({ tenantId: 1, programId: 1, academicYear: 1 }, { unique: true })
  // Published editions are read across all owners: of a program, those of now, and by a session's id.
  .index({ programId: 1, academicYear: -1, _id: 1 })
  .index({ status: 1, startsOn: 1, _id: 1 })
  .index({ 'sessions._id': 1 });

const signUpSchema = new Schema<SignUpRow>(
  {
    _id: String,
    tenantId: text,
    personId: text,
    organizationIds: [String],
    editionId: text,
    programId: text,
    ownerTenantId: text,
    signedUpAt: Date,
    state: String,
  },
  { ...own, collection: 'signUps' },
)
  .index({ tenantId: 1, personId: 1, editionId: 1 }, { unique: true })
  // The owner of the program reads who is signed up across the persons' organizations.
  .index({ editionId: 1, _id: 1 });

const calendarFeedSchema = new Schema<CalendarFeedRow>(
  { _id: String, tenantId: text, personId: text, createdAt: Date },
  { ...own, collection: 'calendarFeeds' },
).index({ tenantId: 1, personId: 1 }, { unique: true });

function modelOn<Row>(connection: Connection, name: string, schema: Schema<Row>): Model<Row> {
  return (connection.models[name] as Model<Row> | undefined) ?? connection.model<Row>(name, schema);
}

export type CohortsModels = ReturnType<typeof cohortsModels>;

/** The collections of the side on a connection. */
export function cohortsModels(connection: Connection) {
  return {
    Program: modelOn(connection, 'Program', programSchema),
    Edition: modelOn(connection, 'Edition', editionSchema),
    SignUp: modelOn(connection, 'SignUp', signUpSchema),
    CalendarFeed: modelOn(connection, 'CalendarFeed', calendarFeedSchema),
  };
}
