import { randomBytes } from 'node:crypto';
import { ObjectId } from './value.ts';

const MACHINE = randomBytes(5);
let counter = randomBytes(3).readUIntBE(0, 3);

/** A new ObjectId: seconds, five random bytes of this process, a counter. Source: the BSON ObjectId specification. */
export function newObjectId(nowMs: number): ObjectId {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(Math.trunc(nowMs / 1000), 0);
  MACHINE.copy(bytes, 4);
  counter = (counter + 1) & 0xffffff;
  bytes.writeUIntBE(counter, 9, 3);
  return new ObjectId(new Uint8Array(bytes));
}
