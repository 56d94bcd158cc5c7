import { type Connection, type Model, Schema } from 'mongoose';
import type { BudgetRequest } from '../domain/budget-request.ts';

/** A budget request as it is stored: its id is the key, and its owner stands first in every index. */
export type BudgetRequestRow = Omit<BudgetRequest, 'id'> & { _id: string };

const text = { type: String, default: null };
const number = { type: Number, default: null };

const line = new Schema(
  {
    id: String,
    stage: String,
    season: String,
    category: String,
    description: String,
    quantity: Number,
    unitCostCents: Number,
    fund: text,
  },
  { _id: false, id: false },
);
const waiver = new Schema({ stages: [String], reason: String, byId: String, at: String }, { _id: false });
const step = new Schema(
  { act: String, state: String, at: String, byId: text, note: text, version: Number, totalCents: Number },
  { _id: false },
);

const budgetRequestSchema = new Schema(
  {
    _id: String,
    tenantId: { type: String, required: true },
    payerId: text,
    organizationIds: [String],
    title: String,
    requestedById: { type: String, required: true },
    forPersonIds: [String],
    state: { type: String, required: true },
    lines: [line],
    waiver: { type: waiver, default: null },
    fiscalYear: Number,
    offeringRequestId: text,
    participants: number,
    submittedById: text,
    submittedAt: text,
    decidedById: text,
    decidedAt: text,
    decisionNote: text,
    history: [step],
    version: { type: Number, required: true },
  },
  { collection: 'budgetRequests', versionKey: false, autoIndex: false, minimize: false },
)
  .index({ tenantId: 1, _id: 1 })
  .index({ tenantId: 1, state: 1, _id: 1 })
  .index({ tenantId: 1, organizationIds: 1, _id: 1 })
  .index({ tenantId: 1, requestedById: 1, _id: 1 });

/** The collections of budgets. */
export function modelsOn(connection: Connection) {
  const known = connection.models.BudgetRequest as Model<BudgetRequestRow> | undefined;
  const BudgetRequest =
    known ?? (connection.model('BudgetRequest', budgetRequestSchema) as unknown as Model<BudgetRequestRow>);
  return { BudgetRequest };
}

/** A stored row as a domain value. */
export function fromRow({ _id, ...rest }: BudgetRequestRow): BudgetRequest {
  return { ...rest, id: _id };
}

/** A domain value as a stored row. */
export function toRow({ id, ...rest }: BudgetRequest): BudgetRequestRow {
  return { ...rest, _id: id };
}
