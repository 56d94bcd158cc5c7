import { BSON } from 'mongodb';

const isWhole = (value: unknown): boolean => typeof value === 'number' && Number.isInteger(value);

/** The type names of `$$type`, on values as the driver gives and takes them (whole numbers carry no width). */
const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof value === 'number' || value instanceof BSON.Double,
  string: (value) => typeof value === 'string',
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  binData: (value) => value instanceof BSON.Binary,
  objectId: (value) => value instanceof BSON.ObjectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  int: (value) => isWhole(value) || value instanceof BSON.Int32,
  long: (value) => isWhole(value) || typeof value === 'bigint' || value instanceof BSON.Long,
  timestamp: (value) => value instanceof BSON.Timestamp,
  decimal: (value) => value instanceof BSON.Decimal128,
};

/** True when the value has one of the named BSON types. */
export function hasType(value: unknown, names: unknown): boolean {
  return [names].flat().some((name) => {
    const test = name === 'number' ? isNumber : TYPES[String(name)];
    if (test === undefined) throw new Error(`The runner does not know the type '${name}'.`);
    return test(value);
  });
}

/** A number of any BSON type. */
export function isNumber(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof BSON.Long ||
    value instanceof BSON.Int32 ||
    value instanceof BSON.Double
  );
}
