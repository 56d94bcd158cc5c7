import { Timestamp, type Value } from './value.ts';

/** MongoDB fills an empty timestamp at the top level of a new document, or of one that replaces, with its own time. */
export function isEmptyTimestamp(value: Value): boolean {
  return value instanceof Timestamp && value.value === 0n;
}

let stamps = 0n;

/** The second of `nowMs`, with an ordinal that is never the same twice. */
export function stamp(nowMs: number): Timestamp {
  stamps = (stamps + 1n) & 0xffffffffn;
  return new Timestamp((BigInt(Math.trunc(nowMs / 1000)) << 32n) | stamps);
}
