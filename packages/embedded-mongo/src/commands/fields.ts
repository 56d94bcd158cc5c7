import { toInteger } from '../bson/arithmetic.ts';
import { nearestDouble } from '../bson/exact.ts';
import { type Doc, isNumber, typeName, type Value } from '../bson/value.ts';
import { CODES, MongoError, typeMismatch } from '../errors.ts';

function wrongType(name: string, value: Value, wanted: string): MongoError {
  return typeMismatch(
    `BSON field '${name}' is the wrong type '${typeName(value)}', expected type '${wanted}'`,
  );
}

export function textField(command: Doc, name: string): string {
  const value = command.get(name);
  if (typeof value === 'string') return value;
  if (value === undefined) throw missing(name);
  throw wrongType(name, value, 'string');
}

export function docField(command: Doc, name: string): Doc | undefined {
  const value = command.get(name);
  if (value === undefined || value instanceof Map) return value;
  throw wrongType(name, value, 'object');
}

export function arrayField(command: Doc, name: string): Value[] {
  const value = command.get(name);
  if (Array.isArray(value)) return value;
  if (value === undefined) throw missing(name);
  throw wrongType(name, value, 'array');
}

export function flagField(command: Doc, name: string, fallback = false): boolean {
  const value = command.get(name);
  if (value === undefined) return fallback;
  if (typeof value === 'boolean') return value;
  if (isNumber(value)) return nearestDouble(value) !== 0;
  throw wrongType(name, value, 'bool');
}

/** A whole number that is not negative. */
export function countField(command: Doc, name: string): number | undefined {
  const value = command.get(name);
  if (value === undefined || value === null) return undefined;
  const number = isNumber(value) ? toInteger(value) : undefined;
  if (number === undefined) throw wrongType(name, value, 'long');
  if (number < 0n)
    throw new MongoError(51024, `BSON field '${name}' value must be >= 0, actual value '${number}'`);
  return Number(number);
}

/** What a command that answers with a cursor may be told about it. */
export const CURSOR_FIELDS = ['batchSize'] as const;

/** How many documents the first batch of a command such as `listCollections` holds. */
export function cursorBatch(command: Doc, name: string): number | undefined {
  const cursor = docField(command, 'cursor');
  if (cursor === undefined) return undefined;
  refuseUnknown(cursor, CURSOR_FIELDS, `${name}.cursor`);
  return countField(cursor, 'batchSize');
}

export function missing(name: string): MongoError {
  return new MongoError(CODES.IDLFailedToParse, `BSON field '${name}' is missing but a required field`);
}

/** The embedded database compares strings by their bytes; any other collation is refused. */
export function refuseCollation(command: Doc): void {
  const collation = docField(command, 'collation');
  if (collation === undefined || collation.size === 0) return;
  if (collation.get('locale') === 'simple') return;
  throw new MongoError(
    CODES.BadValue,
    "The embedded database supports the collation { locale: 'simple' } only",
  );
}

/** Refuses fields that nobody knows, as MongoDB does. */
export function refuseUnknown(document: Doc, allowed: readonly string[], where: string): void {
  for (const name of document.keys()) {
    if (!allowed.includes(name)) throw unknownField(where, name);
  }
}

export function unknownField(where: string, name: string): MongoError {
  return new MongoError(CODES.IDLUnknownField, `BSON field '${where}.${name}' is an unknown field.`);
}
