import { toInteger } from '../bson/arithmetic.ts';
import { isNumber, typeName, type Value } from '../bson/value.ts';
import { MongoError } from '../errors.ts';
import { elemMatchPredicate } from './operators/elem-match.ts';

/** What a projection makes of one field; undefined leaves it out. */
export type ArrayProjection = (value: Value) => Value | undefined;

/** `$slice: n` (negative from the end) or `[skip, n]`; what is no array stays as it is. */
export function parseSlice(argument: Value): ArrayProjection {
  const numbers = (Array.isArray(argument) ? argument : [argument]).map((value) =>
    isNumber(value) ? Number(toInteger(value) ?? 0n) : undefined,
  );
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2 || numbers.includes(undefined)) {
    throw new MongoError(
      28667,
      'Invalid $slice syntax. The given syntax did not match the find() syntax: a number, or [skip, limit]',
    );
  }
  if (second === undefined) {
    return (value) =>
      Array.isArray(value) ? (first >= 0 ? value.slice(0, first) : value.slice(first)) : value;
  }
  if (second <= 0)
    throw new MongoError(28724, 'First argument to $slice must be an array; the limit must be positive');
  return (value) => {
    if (!Array.isArray(value)) return value;
    const start = first >= 0 ? first : Math.max(0, value.length + first);
    return value.slice(start, start + second);
  };
}

/** `$elemMatch` in a projection: the first element that meets the conditions, or nothing. */
export function parseElemMatch(argument: Value): ArrayProjection {
  if (!(argument instanceof Map))
    throw new MongoError(
      31274,
      `elemMatch: Invalid argument, object required, but got ${typeName(argument)}`,
    );
  const predicate = elemMatchPredicate(argument, '');
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const element = value.find((candidate) => predicate.test([candidate]));
    return element === undefined ? undefined : [element];
  };
}
