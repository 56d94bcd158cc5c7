import { type Connection, type Model, Schema } from 'mongoose';
import type { Offering } from '../domain/offering.ts';
import type { LearningSession, OfferingRequest } from '../domain/offering-request.ts';
import type { OfferingSeries } from '../domain/series.ts';

/** A domain value as it is stored: its id is the key, and its owner stands first in every index. */
type Stored<Value extends { readonly id: string }> = Omit<Value, 'id'> & { _id: string; tenantId: string };

export type OfferingRow = Stored<Offering>;
export type OfferingRequestRow = Stored<OfferingRequest>;
export type LearningSessionRow = Stored<LearningSession>;
export type OfferingSeriesRow = Stored<OfferingSeries>;

const options = { versionKey: false, autoIndex: false, minimize: false } as const;
const text = { type: String, default: null };
const printed = new Schema({ text: String, asPrinted: String }, { _id: false });
const tenantId = { type: String, required: true };

const offeringSchema = new Schema(
  {
    _id: String,
    tenantId,
    number: { type: Number, required: true },
    title: String,
    kind: String,
    essentialQuestion: text,
    essentialQuestionAsPrinted: text,
    description: String,
    descriptionAsPrinted: String,
    outcomes: [printed],
    takeAways: [printed],
    methods: [String],
    isTailorable: Boolean,
    canBeSeries: Boolean,
    canStandAlone: Boolean,
    requiresSchedules: Boolean,
    asPrinted: String,
    source: new Schema({ title: String, text: String }, { _id: false }),
  },
  { ...options, collection: 'offerings' },
).index({ tenantId: 1, number: 1 }, { unique: true });

const step = new Schema({ state: String, at: String, byId: text, note: text }, { _id: false });
const schedules = new Schema(
  { fileIds: [String], description: text, at: String, byId: String, filesRefused: text },
  { _id: false },
);
const produced = new Schema({ position: Number, at: String, byId: String, note: text }, { _id: false });

const offeringRequestSchema = new Schema(
  {
    _id: String,
    tenantId,
    organizationIds: [String],
    schoolId: text,
    departmentId: text,
    offeringId: { type: String, required: true },
    seriesId: text,
    requestedById: { type: String, required: true },
    forPersonIds: [String],
    requestedAt: String,
    method: String,
    state: { type: String, required: true },
    preferredStartsOn: text,
    participants: Number,
    note: text,
    requiresSchedules: Boolean,
    schedules: { type: schedules, default: null },
    budgetRequestId: text,
    learningSessionId: text,
    produced: [produced],
    history: [step],
    version: { type: Number, required: true },
  },
  { ...options, collection: 'offeringRequests' },
)
  .index({ tenantId: 1, _id: 1 })
  .index({ tenantId: 1, organizationIds: 1, _id: 1 })
  .index({ tenantId: 1, requestedById: 1, _id: 1 })
  .index({ tenantId: 1, seriesId: 1 });

const learningSessionSchema = new Schema(
  {
    _id: String,
    tenantId,
    organizationIds: [String],
    requestId: { type: String, required: true },
    offeringId: String,
    startsOn: String,
    method: String,
    participants: Number,
  },
  { ...options, collection: 'learningSessions' },
  // One request has one session: a second effect of the same decision would be refused here too.
).index({ tenantId: 1, requestId: 1 }, { unique: true });

const offeringSeriesSchema = new Schema(
  { _id: String, tenantId, title: String, composedById: String, composedAt: String, offeringIds: [String] },
  { ...options, collection: 'offeringSeries' },
).index({ tenantId: 1, _id: 1 });

function modelOn<Row>(connection: Connection, name: string, schema: Schema): Model<Row> {
  const known = connection.models[name] as Model<Row> | undefined;
  return known ?? (connection.model(name, schema) as unknown as Model<Row>);
}

/** The collections of pathways. */
export function modelsOn(connection: Connection) {
  return {
    Offering: modelOn<OfferingRow>(connection, 'Offering', offeringSchema),
    OfferingRequest: modelOn<OfferingRequestRow>(connection, 'OfferingRequest', offeringRequestSchema),
    LearningSession: modelOn<LearningSessionRow>(connection, 'LearningSession', learningSessionSchema),
    OfferingSeries: modelOn<OfferingSeriesRow>(connection, 'OfferingSeries', offeringSeriesSchema),
  };
}

/** A stored row as a domain value. */
export function fromRow<Row extends { _id: string }>(row: Row): Omit<Row, '_id'> & { id: string } {
  const { _id, ...rest } = row;
  return { ...rest, id: _id };
}

/** A domain value as a stored row. */
export function toRow<Value extends { readonly id: string }>(
  value: Value,
): Omit<Value, 'id'> & { _id: string } {
  const { id, ...rest } = value;
  return { ...rest, _id: id };
}

/** All fields of a domain value but its id, to be set on its row. */
export function changesOf<Value extends { readonly id: string }>(value: Value): Record<string, unknown> {
  const { id: _key, ...changes } = value;
  return changes;
}
