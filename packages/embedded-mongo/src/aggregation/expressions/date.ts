import { DateTime, int, Timestamp, typeName, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { compileExpression, type MakeExpression, namedArguments } from '../expression.ts';

function asDate(value: Value, name: string): Date {
  if (value instanceof DateTime) return new Date(Number(value.ms));
  if (value instanceof Timestamp) return new Date(Number(value.value >> 32n) * 1000);
  throw new MongoError(16006, `can't convert from BSON type ${typeName(value)} to Date (${name})`);
}

const PARTS: Record<string, (date: Date) => string> = {
  Y: (date) => pad(date.getUTCFullYear(), 4),
  m: (date) => pad(date.getUTCMonth() + 1, 2),
  d: (date) => pad(date.getUTCDate(), 2),
  H: (date) => pad(date.getUTCHours(), 2),
  M: (date) => pad(date.getUTCMinutes(), 2),
  S: (date) => pad(date.getUTCSeconds(), 2),
  L: (date) => pad(date.getUTCMilliseconds(), 3),
  z: () => '+0000',
  Z: () => '+000',
  '%': () => '%',
};

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** `$dateToString` in UTC; other time zones are refused, not guessed. */
export const dateToString: MakeExpression = (argument, name) => {
  const named = namedArguments(argument, name, ['date', 'format', 'timezone', 'onNull'], 18534);
  const date = named.get('date');
  if (date === undefined) throw new MongoError(18628, "Missing 'date' parameter to $dateToString");
  const zone = named.get('timezone');
  if (zone !== undefined && zone !== 'UTC' && zone !== 'GMT') {
    throw new MongoError(
      40485,
      `$dateToString: the embedded database knows the time zone UTC only, not ${String(zone)}`,
    );
  }
  const format = named.get('format') ?? '%Y-%m-%dT%H:%M:%S.%LZ';
  if (typeof format !== 'string')
    throw new MongoError(18533, '$dateToString requires that format be a string');
  for (const found of format.matchAll(/%(.?)/gs)) {
    if (PARTS[found[1] ?? ''] === undefined || found[1] === 'Z') {
      throw new MongoError(18536, `Invalid format character '%${found[1] ?? ''}' in format string`);
    }
  }
  const input = compileExpression(date);
  const onNull = named.get('onNull');
  const fallback = onNull === undefined ? undefined : compileExpression(onNull);
  return (scope) => {
    const value = input(scope);
    if (value === undefined || value === null) return fallback === undefined ? null : fallback(scope);
    const at = asDate(value, name);
    return format.replace(/%(.)/gs, (_, letter: string) => PARTS[letter]?.(at) ?? '');
  };
};

/** `$year`, `$month`, `$dayOfMonth` and their kin, in UTC. */
export function datePart(part: (date: Date) => number): MakeExpression {
  return (argument, name) => {
    const single = Array.isArray(argument) && argument.length === 1 ? (argument[0] ?? null) : argument;
    if (single instanceof Map && (single.has('date') || single.has('timezone'))) {
      throw new MongoError(40535, `${name}: the embedded database takes the date alone, in UTC`);
    }
    const input = compileExpression(single);
    return (scope) => {
      const value = input(scope);
      return value === undefined || value === null ? null : int(part(asDate(value, name)));
    };
  };
}
