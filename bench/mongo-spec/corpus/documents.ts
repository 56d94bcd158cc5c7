import { BSON } from 'mongodb';

/** `_id` as int32, in front of everything else. */
function idElement(id: number): Buffer {
  const bytes = Buffer.from([0x10, ...Buffer.from('_id\0'), 0, 0, 0, 0]);
  bytes.writeInt32LE(id, 5);
  return bytes;
}

function documentOf(elements: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(elements);
  const size = Buffer.alloc(4);
  size.writeInt32LE(body.length + 5);
  return Buffer.concat([size, body, Buffer.from([0])]);
}

/** `{ _id, v: <the document> }`, its bytes untouched. */
export function nested(id: number, bson: Uint8Array): Buffer {
  return documentOf([idElement(id), Buffer.from([0x03, ...Buffer.from('v\0')]), bson]);
}

/** `{ _id, ...the document }`, its elements untouched; undefined where it has an _id of its own. */
export function widened(id: number, bson: Uint8Array): Buffer | undefined {
  if ('_id' in BSON.deserialize(bson, { promoteValues: false })) return undefined;
  return documentOf([idElement(id), bson.subarray(4, bson.length - 1)]);
}
