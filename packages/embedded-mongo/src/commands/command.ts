import type { Doc, Encodable } from '../bson/value.ts';
import type { Context } from './context.ts';

export type Reply = Map<string, Encodable>;

/** One command of the protocol. */
export type Command = {
  /** Fields that it understands, besides those that every command may carry; any other is refused. */
  readonly fields: readonly string[];
  /** Fields of the documents inside a field (`cursor`, `updates`), which are refused where they are read. */
  readonly inside?: Readonly<Record<string, readonly string[]>>;
  /** Options of MongoDB that it refuses by name, because a silent one would be missed. */
  readonly refused?: readonly string[];
  /** The handshake: drivers of later versions say more about themselves than this server knows. */
  readonly takesAnyField?: boolean;
  /** May run inside a multi-document transaction. */
  readonly inTransaction?: boolean;
  /** A write that a driver may send again under the same txnNumber. */
  readonly retryable?: boolean;
  run(context: Context): Promise<Reply> | Reply;
};

/** A document of a request with the bytes that it came as. */
export type Received = { readonly document: Doc; readonly bytes: Uint8Array };

/** Fields that any command may carry. What they ask is always given (one node, always synced) or handled before. */
export const GENERIC_FIELDS: ReadonlySet<string> = new Set([
  '$db',
  'lsid',
  'txnNumber',
  'autocommit',
  'startTransaction',
  '$clusterTime',
  'readConcern',
  'writeConcern',
  '$readPreference',
  'maxTimeMS',
  'comment',
]);
