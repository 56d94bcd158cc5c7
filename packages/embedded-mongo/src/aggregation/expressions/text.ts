import { compareStrings } from '../../bson/compare.ts';
import { decimalToString } from '../../bson/decimal.ts';
import { nearestDouble } from '../../bson/exact.ts';
import { DateTime, Decimal, Int32, int, isNumber, ObjectId, typeName, type Value } from '../../bson/value.ts';
import { CODES, MongoError } from '../../errors.ts';
import { compileArguments, compileExactly, type MakeExpression } from '../expression.ts';

export const concat: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    let text = '';
    for (const part of parts) {
      const value = part(scope);
      if (value === undefined || value === null) return null;
      if (typeof value !== 'string')
        throw new MongoError(16702, `$concat only supports strings, not ${typeName(value)}`);
      text += value;
    }
    return text;
  };
};

/** What `$toLower` and `$strcasecmp` make of a value that is no string. */
function coerce(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Int32) return String(value.value);
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (value instanceof Decimal) return decimalToString(value);
  if (value instanceof DateTime) return new Date(Number(value.ms)).toISOString();
  throw new MongoError(16007, `can't convert from BSON type ${typeName(value)} to String`);
}

/** MongoDB changes ASCII letters only. */
export const toLower: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => coerce(part?.(scope)).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
};

export const toUpper: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => coerce(part?.(scope)).replace(/[a-z]/g, (letter) => letter.toUpperCase());
};

const ascii = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());

export const strcasecmp: MakeExpression = (argument, name) => {
  const [left, right] = compileExactly(argument, name, 2);
  return (scope) =>
    int(Math.sign(compareStrings(ascii(coerce(left?.(scope))), ascii(coerce(right?.(scope))))));
};

/** By code points; a negative length is the rest. */
export const substrCP: MakeExpression = (argument, name) => {
  const [text, start, length] = compileExactly(argument, name, 3);
  return (scope) => {
    const from = start?.(scope);
    const count = length?.(scope);
    if (!isNumber(from) || !isNumber(count))
      throw new MongoError(34450, `${name}: starting index and length must be numbers`);
    const begin = nearestDouble(from);
    if (begin < 0) throw new MongoError(34455, `${name}: the starting index must be nonnegative integer.`);
    if (nearestDouble(count) < 0)
      throw new MongoError(34454, `${name}: length must be a nonnegative integer.`);
    return [...coerce(text?.(scope))].slice(begin, begin + nearestDouble(count)).join('');
  };
};

export const toStringExpression: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => {
    const value = part?.(scope);
    if (value === undefined || value === null) return null;
    if (typeof value === 'boolean') return String(value);
    if (value instanceof ObjectId) return value.toHex();
    if (
      typeof value === 'object' &&
      !(value instanceof Int32) &&
      !(value instanceof Decimal) &&
      !(value instanceof DateTime)
    ) {
      throw new MongoError(
        CODES.ConversionFailure,
        `Unsupported conversion from ${typeName(value)} to string in $convert with no onError value`,
      );
    }
    return coerce(value);
  };
};
