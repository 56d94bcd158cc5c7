import { type Connection, type Model, Schema } from 'mongoose';

export interface DocumentSetRow {
  /** `variant client hash`. */
  _id: string;
  variant: string;
  client: string;
  hash: string;
  documents: string[];
  author: string;
  publishedAt: Date;
}

export interface DocumentRow {
  /** SHA-256 of the text, in hex. */
  _id: string;
  text: string;
}

const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;

const setSchema = new Schema<DocumentSetRow>(
  {
    _id: { type: String, required: true },
    variant: { type: String, required: true },
    client: { type: String, required: true },
    hash: { type: String, required: true },
    documents: [{ type: String, required: true }],
    author: { type: String, required: true },
    publishedAt: { type: Date, required: true },
  },
  { ...options, collection: 'document_sets' },
).index({ variant: 1, client: 1, publishedAt: -1 });

const documentSchema = new Schema<DocumentRow>(
  { _id: { type: String, required: true }, text: { type: String, required: true } },
  { ...options, collection: 'documents' },
);

export function documentModels(connection: Connection): {
  readonly DocumentSetModel: Model<DocumentSetRow>;
  readonly DocumentModel: Model<DocumentRow>;
} {
  return {
    DocumentSetModel: connection.model<DocumentSetRow>('DocumentSet', setSchema),
    DocumentModel: connection.model<DocumentRow>('Document', documentSchema),
  };
}
