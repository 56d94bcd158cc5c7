import type { Doc } from '../bson/value.ts';
import type { MongoError } from '../errors.ts';
import type { Index } from '../indexes/index-spec.ts';

/** What a write must know of indexes that are being built; `failed` is set where they cannot be. */
export type Build = {
  readonly indexes: readonly Index[];
  readonly ended: Promise<void>;
  failed: MongoError | undefined;
};

/** A collection as the catalogue holds it in memory. */
export type Collection = {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly namespace: string;
  readonly uuid: Uint8Array;
  readonly options: Doc;
  indexes: readonly Index[];
  /** Indexes that are not there yet: every write keeps them, no plan uses them. */
  build: Build | undefined;
  nextIndexId: number;
  /** The commit after which its present indexes hold; older snapshots cannot read it. */
  changedAt: number;
  /** Its indexes' `multikey` changed: the next commit must keep that. */
  readonly touch: () => void;
};

/** The first six bytes of every key: collection (4), index (2); index 0 is the documents. */
export function keyPrefix(collection: number, index: number): Buffer {
  const prefix = Buffer.allocUnsafe(6);
  prefix.writeUInt32BE(collection, 0);
  prefix.writeUInt16BE(index, 4);
  return prefix;
}

export function prefixEnd(collection: number, index: number): Buffer {
  return index === 0xffff ? keyPrefix(collection + 1, 0) : keyPrefix(collection, index + 1);
}

export function documentKey(collection: Collection, idKey: Uint8Array): Buffer {
  return Buffer.concat([keyPrefix(collection.id, 0), idKey]);
}
