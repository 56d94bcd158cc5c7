import { compareNumbers } from './exact.ts';
import {
  Binary,
  DateTime,
  Decimal,
  type Doc,
  Int32,
  Marker,
  ObjectId,
  Opaque,
  Regex,
  Timestamp,
  type Value,
} from './value.ts';

/**
 * MongoDB's order across types (its canonicalizeBSONType): MinKey, undefined, null, numbers, strings and symbols,
 * objects, arrays, binary, ObjectId, bool, date, timestamp, regex, DBPointer, code, code with scope, MaxKey.
 */
export const ORDER = {
  minKey: 1,
  undefined: 2,
  null: 5,
  number: 10,
  string: 15,
  object: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  bool: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  dbPointer: 55,
  code: 60,
  codeWithScope: 65,
  maxKey: 127,
} as const;

const OPAQUE_ORDER: Record<number, number> = {
  12: ORDER.dbPointer,
  13: ORDER.code,
  14: ORDER.string,
  15: ORDER.codeWithScope,
};

export function orderOfType(value: Value): number {
  if (value === null) return ORDER.null;
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return ORDER.number;
    case 'string':
      return ORDER.string;
    case 'boolean':
      return ORDER.bool;
  }
  if (value instanceof Int32 || value instanceof Decimal) return ORDER.number;
  if (value instanceof Map) return ORDER.object;
  if (Array.isArray(value)) return ORDER.array;
  if (value instanceof ObjectId) return ORDER.objectId;
  if (value instanceof DateTime) return ORDER.date;
  if (value instanceof Timestamp) return ORDER.timestamp;
  if (value instanceof Binary) return ORDER.binary;
  if (value instanceof Regex) return ORDER.regex;
  if (value instanceof Marker) return ORDER[value.kind];
  return OPAQUE_ORDER[value.type] ?? ORDER.code;
}

/** Total order of two values: negative, zero or positive. Numbers of all types by value. */
export function compareValues(left: Value, right: Value): number {
  const order = orderOfType(left) - orderOfType(right);
  return order !== 0 ? order : compareSameType(left, right);
}

function compareSameType(left: Value, right: Value): number {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right);
  if (left instanceof Map && right instanceof Map) return compareDocs(left, right);
  if (Array.isArray(left) && Array.isArray(right)) return compareArrays(left, right);
  if (left instanceof ObjectId && right instanceof ObjectId) return Buffer.compare(left.bytes, right.bytes);
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right);
  if (left instanceof DateTime && right instanceof DateTime) return compareBig(left.ms, right.ms);
  if (left instanceof Timestamp && right instanceof Timestamp) return compareBig(left.value, right.value);
  if (left instanceof Binary && right instanceof Binary) return compareBinary(left, right);
  if (left instanceof Regex && right instanceof Regex) {
    return compareStrings(left.pattern, right.pattern) || compareStrings(left.flags, right.flags);
  }
  if (left instanceof Opaque && right instanceof Opaque) return Buffer.compare(left.bytes, right.bytes);
  return 0;
}

function isNumeric(value: Value): value is number | bigint | Int32 | Decimal {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof Int32 ||
    value instanceof Decimal
  );
}

function compareBig(left: bigint, right: bigint): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Strings compare by their UTF-8 bytes, which differs from UTF-16 order outside the basic plane. */
export function compareStrings(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a === b) continue;
    if (a >= 0xd800 && b >= 0xd800) return Buffer.compare(Buffer.from(left), Buffer.from(right));
    return a - b;
  }
  return left.length - right.length;
}

function compareBinary(left: Binary, right: Binary): number {
  return (
    left.bytes.length - right.bytes.length ||
    left.subtype - right.subtype ||
    Buffer.compare(left.bytes, right.bytes)
  );
}

function compareDocs(left: Doc, right: Doc): number {
  const others = right.entries();
  for (const [name, value] of left) {
    const other = others.next();
    if (other.done) return 1;
    const order =
      orderOfType(value) - orderOfType(other.value[1]) ||
      compareStrings(name, other.value[0]) ||
      compareSameType(value, other.value[1]);
    if (order !== 0) return order;
  }
  return others.next().done ? 0 : -1;
}

function compareArrays(left: Value[], right: Value[]): number {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left[i];
    const b = right[i];
    if (a === undefined || b === undefined) break;
    const order = compareValues(a, b);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

export function equalValues(left: Value, right: Value): boolean {
  return compareValues(left, right) === 0;
}
