/**
 * The values that this server computes with: one JavaScript form per BSON type, so that no type is lost.
 *
 * | BSON     | here      |   | BSON      | here      |
 * |----------|-----------|---|-----------|-----------|
 * | double   | number    |   | document  | Map       |
 * | int32    | Int32     |   | array     | Array     |
 * | int64    | bigint    |   | string    | string    |
 * | decimal  | Decimal   |   | date      | DateTime  |
 *
 * A document is a Map because a plain object moves integer-like names to the front, and field order counts.
 */
export type Value =
  | number
  | Int32
  | bigint
  | Decimal
  | string
  | boolean
  | null
  | Doc
  | Value[]
  | ObjectId
  | DateTime
  | Timestamp
  | Binary
  | Regex
  | Opaque
  | Marker;

export type Doc = Map<string, Value>;

export class Int32 {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

/** IEEE 754-2008 decimal128 as BSON stores it: 16 bytes, little endian, binary integer significand. */
export class Decimal {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export class ObjectId {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
  toHex(): string {
    return Buffer.from(this.bytes).toString('hex');
  }
}

/** Milliseconds since 1970 in UTC; BSON's range is wider than JavaScript's Date, hence bigint. */
export class DateTime {
  readonly ms: bigint;
  constructor(ms: bigint) {
    this.ms = ms;
  }
}

/** Seconds in the high 32 bits, an ordinal in the low 32 bits. */
export class Timestamp {
  readonly value: bigint;
  constructor(value: bigint) {
    this.value = value;
  }
}

export class Binary {
  readonly subtype: number;
  readonly bytes: Uint8Array;
  constructor(subtype: number, bytes: Uint8Array) {
    this.subtype = subtype;
    this.bytes = bytes;
  }
}

export class Regex {
  readonly pattern: string;
  readonly flags: string;
  constructor(pattern: string, flags: string) {
    this.pattern = pattern;
    this.flags = flags;
  }
}

/** Code, code with scope, symbol and DBPointer: kept and given back byte for byte, never interpreted. */
export class Opaque {
  readonly type: number;
  readonly bytes: Uint8Array;
  constructor(type: number, bytes: Uint8Array) {
    this.type = type;
    this.bytes = bytes;
  }
}

/** The three BSON types that are a single value each. */
export class Marker {
  readonly kind: 'minKey' | 'maxKey' | 'undefined';
  constructor(kind: 'minKey' | 'maxKey' | 'undefined') {
    this.kind = kind;
  }
}

export const MIN_KEY = new Marker('minKey');
export const MAX_KEY = new Marker('maxKey');
export const UNDEFINED = new Marker('undefined');

/** A document as bytes that are already BSON: what storage gives and what replies carry without decoding. */
export class RawDoc {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** What `encode` accepts: values, and raw documents among them. */
export type Encodable = Value | RawDoc | Encodable[] | Map<string, Encodable>;

export function isNumber(value: Value | undefined): value is number | Int32 | bigint | Decimal {
  return (
    typeof value === 'number' ||
    value instanceof Int32 ||
    typeof value === 'bigint' ||
    value instanceof Decimal
  );
}

/** A document from pairs, for replies and tests. */
export function doc(fields: Record<string, Value>): Doc {
  return new Map(Object.entries(fields));
}

export function int(value: number): Int32 {
  return new Int32(value);
}

/** A copy that shares no document or array with the original. */
export function cloneValue(value: Value): Value {
  if (value instanceof Map) {
    const copy: Doc = new Map();
    for (const [name, field] of value) copy.set(name, cloneValue(field));
    return copy;
  }
  if (Array.isArray(value)) return value.map(cloneValue);
  return value;
}

export function cloneDoc(value: Doc): Doc {
  const copy: Doc = new Map();
  for (const [name, field] of value) copy.set(name, cloneValue(field));
  return copy;
}

/** MongoDB's short name of a value's type, as `$type` and its messages spell it. */
export function typeName(value: Value | undefined): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'number') return 'double';
  if (typeof value === 'bigint') return 'long';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (value instanceof Int32) return 'int';
  if (value instanceof Decimal) return 'decimal';
  if (value instanceof Map) return 'object';
  if (Array.isArray(value)) return 'array';
  if (value instanceof ObjectId) return 'objectId';
  if (value instanceof DateTime) return 'date';
  if (value instanceof Timestamp) return 'timestamp';
  if (value instanceof Binary) return 'binData';
  if (value instanceof Regex) return 'regex';
  if (value instanceof Marker) return value.kind;
  return (
    { 12: 'dbPointer', 13: 'javascript', 14: 'symbol', 15: 'javascriptWithScope' }[value.type] ?? 'unknown'
  );
}

/** BSON's type number, as `$type: 16` and the wire spell it. */
export function typeNumber(value: Value): number {
  if (value === null) return 10;
  if (typeof value === 'number') return 1;
  if (typeof value === 'bigint') return 18;
  if (typeof value === 'string') return 2;
  if (typeof value === 'boolean') return 8;
  if (value instanceof Int32) return 16;
  if (value instanceof Decimal) return 19;
  if (value instanceof Map) return 3;
  if (Array.isArray(value)) return 4;
  if (value instanceof ObjectId) return 7;
  if (value instanceof DateTime) return 9;
  if (value instanceof Timestamp) return 17;
  if (value instanceof Binary) return 5;
  if (value instanceof Regex) return 11;
  if (value instanceof Marker) return value.kind === 'minKey' ? -1 : value.kind === 'maxKey' ? 127 : 6;
  return value.type;
}
