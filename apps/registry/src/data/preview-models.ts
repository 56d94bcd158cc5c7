import { type Connection, Schema } from 'mongoose';

export interface PreviewRow {
  _id: string;
  variant: string;
  name: string | null;
  subgraph: string;
  url: string;
  sdlHash: string;
  supergraph: string;
  basis: string;
  isWritable: boolean;
  author: string;
  commit: string | null;
  check: string;
  at: Date;
  endsAt: Date;
  endedAt: Date | null;
}

export interface PreviewTextRow {
  /** SHA-256 of the text, in hex. */
  _id: string;
  text: string;
  /** The latest end of the previews that it belongs to. */
  keptUntil: Date;
}

const options = { versionKey: false, autoIndex: false, autoCreate: false } as const;
const text = { type: String, required: true } as const;
const maybe = { type: String, default: null } as const;
const instant = { type: Date, required: true } as const;

const previewSchema = new Schema<PreviewRow>(
  {
    _id: text,
    variant: text,
    name: maybe,
    subgraph: text,
    url: text,
    sdlHash: text,
    supergraph: text,
    basis: text,
    isWritable: { type: Boolean, required: true },
    author: text,
    commit: maybe,
    check: text,
    at: instant,
    endsAt: instant,
    endedAt: { type: Date, default: null },
  },
  { ...options, collection: 'previews' },
)
  .index({ variant: 1, _id: -1 })
  .index({ variant: 1, name: 1, _id: -1 })
  .index({ endsAt: 1 });

const previewTextSchema = new Schema<PreviewTextRow>(
  { _id: text, text, keptUntil: instant },
  { ...options, collection: 'preview_texts' },
).index({ keptUntil: 1 });

export function previewModels(connection: Connection) {
  return {
    PreviewModel: connection.model<PreviewRow>('Preview', previewSchema),
    PreviewText: connection.model<PreviewTextRow>('PreviewText', previewTextSchema),
  };
}
