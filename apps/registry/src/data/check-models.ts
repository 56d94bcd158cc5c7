import { type Connection, Schema } from 'mongoose';
import type { Finding } from '../domain/check.ts';
import type { ApiChange } from '../domain/history.ts';

export interface CheckRow {
  _id: string;
  variant: string;
  at: Date;
  kind: 'CHECK' | 'PUBLISH' | 'ROLLBACK' | 'PREVIEW';
  author: string;
  commit: string | null;
  subgraphs: { name: string; sdlHash: string }[];
  supergraph: string | null;
  refusedWith: string | null;
  changes: ApiChange[];
  /** As JSON: read whole, never searched. */
  findings: string;
}

export interface ApprovalRow {
  _id: string;
  variant: string;
  change: string;
  client: string;
  /** `YYYY-MM-DD` */
  until: string;
  reason: string;
  author: string;
  at: Date;
}

export type StoredFinding = Omit<Finding, 'uses'> & {
  uses: (Omit<Finding['uses'][number], 'lastSeen' | 'excuse'> & {
    lastSeen: string | null;
    excuse: { until: string } | 'DEPLOYED_TOGETHER' | null;
  })[];
};

const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;
const text = { type: String, required: true } as const;
const maybe = { type: String, default: null } as const;
const instant = { type: Date, required: true } as const;

const checkSchema = new Schema<CheckRow>(
  {
    _id: text,
    variant: text,
    at: instant,
    kind: text,
    author: text,
    commit: maybe,
    subgraphs: [new Schema({ name: text, sdlHash: text }, { _id: false })],
    supergraph: maybe,
    refusedWith: maybe,
    changes: [new Schema<ApiChange>({ level: text, message: text, path: maybe }, { _id: false })],
    findings: text,
  },
  { ...options, collection: 'checks' },
);
checkSchema.index({ variant: 1, _id: -1 });

const approvalSchema = new Schema<ApprovalRow>(
  {
    _id: text,
    variant: text,
    change: text,
    client: text,
    until: text,
    reason: text,
    author: text,
    at: instant,
  },
  { ...options, collection: 'approvals' },
);
approvalSchema.index({ variant: 1, _id: -1 });

export function checkModels(connection: Connection) {
  return {
    CheckModel: connection.model<CheckRow>('Check', checkSchema),
    ApprovalModel: connection.model<ApprovalRow>('Approval', approvalSchema),
  };
}
