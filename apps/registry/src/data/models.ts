import { type Connection, Schema } from 'mongoose';
import type { Contract, ContractChanges } from '../domain/contract.ts';
import type { SubgraphBuild } from '../domain/graph-head.ts';
import type { ApiChange } from '../domain/history.ts';

export interface HeadRow {
  /** The variant. */
  _id: string;
  sequence: number;
  supergraph: string | null;
  accepted: SubgraphBuild[];
  serving: SubgraphBuild[];
  contracts: Contract[];
}

export interface ActRow {
  variant: string;
  sequence: number;
  kind: 'PUBLISH' | 'ROLLBACK' | 'CONTRACT';
  at: Date;
  author: string;
  commit: string | null;
  published: SubgraphBuild[];
  supergraph: string | null;
  serving: SubgraphBuild[];
  changes: ApiChange[];
  contract: string | null;
  contracts: Contract[];
  contractChanges: ContractChanges[];
}

export interface TextRow {
  /** SHA-256 of the text, in hex. */
  _id: string;
  text: string;
}

const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;
const buildSchema = new Schema<SubgraphBuild>(
  {
    name: { type: String, required: true },
    revision: { type: Number, required: true },
    sdlHash: { type: String, required: true },
  },
  { _id: false },
);
const changeSchema = new Schema<ApiChange>(
  {
    level: { type: String, required: true },
    message: { type: String, required: true },
    path: { type: String, default: null },
  },
  { _id: false },
);

const contractSchema = new Schema<Contract>(
  {
    name: { type: String, required: true },
    include: [String],
    exclude: [String],
    client: { type: String, default: null },
    sdlHash: { type: String, default: null },
  },
  { _id: false },
);
const contractChangesSchema = new Schema<ContractChanges>(
  { contract: { type: String, required: true }, changes: [changeSchema] },
  { _id: false },
);

const headSchema = new Schema<HeadRow>(
  {
    _id: { type: String, required: true },
    sequence: { type: Number, required: true },
    supergraph: { type: String, default: null },
    accepted: [buildSchema],
    serving: [buildSchema],
    contracts: [contractSchema],
  },
  { ...options, collection: 'heads' },
);

const actSchema = new Schema<ActRow>(
  {
    variant: { type: String, required: true },
    sequence: { type: Number, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    author: { type: String, required: true },
    commit: { type: String, default: null },
    published: [buildSchema],
    supergraph: { type: String, default: null },
    serving: [buildSchema],
    changes: [changeSchema],
    contract: { type: String, default: null },
    contracts: [contractSchema],
    contractChanges: [contractChangesSchema],
  },
  { ...options, collection: 'acts' },
)
  .index({ variant: 1, sequence: -1 }, { unique: true })
  .index({ variant: 1, supergraph: 1, sequence: -1 });

const textSchema = new Schema<TextRow>(
  { _id: { type: String, required: true }, text: { type: String, required: true } },
  { ...options, collection: 'texts' },
);

/** The graph is the platform's own: it belongs to no district, and a variant is what would be sharded by. */
export function registryModels(connection: Connection) {
  return {
    Head: connection.model<HeadRow>('Head', headSchema),
    Act: connection.model<ActRow>('Act', actSchema),
    Text: connection.model<TextRow>('Text', textSchema),
  };
}
