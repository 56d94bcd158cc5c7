import type { Doc } from '../bson/value.ts';
import type { Index } from '../indexes/index-spec.ts';

/** A collection as the catalogue holds it in memory. */
export type Collection = {
  readonly id: number;
  readonly database: string;
  readonly name: string;
  readonly namespace: string;
  readonly uuid: Uint8Array;
  readonly options: Doc;
  indexes: readonly Index[];
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
