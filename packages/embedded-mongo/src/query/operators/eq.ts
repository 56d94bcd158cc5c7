import { equalValues } from '../../bson/compare.ts';
import { Regex, UNDEFINED, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { point } from '../../indexes/interval.ts';
import type { Predicate } from '../predicate.ts';
import { regexPredicate } from './regex.ts';

/** Equality as MongoDB compares: numbers of all types by value, null also matches a missing field. */
export function equalsPredicate(value: Value): Predicate {
  if (value === UNDEFINED) throw badValue('cannot compare to undefined');
  const base = { name: '$eq', reach: 'leaves', equals: value, argument: value } as const;
  if (value === null) {
    return {
      ...base,
      // Since MongoDB 8.0 not the deprecated type undefined.
      test: (found) => found === undefined || found === null,
      intervals: [point(null)],
      matchesMissing: true,
    };
  }
  // An array equals a field that is that array or holds it; an index holds the elements, so it cannot tell.
  if (Array.isArray(value)) {
    return {
      ...base,
      test: (found) => found !== undefined && equalValues(found, value),
      matchesMissing: false,
    };
  }
  return {
    ...base,
    test: (found) => found !== undefined && equalValues(found, value),
    intervals: [point(value)],
    matchesMissing: false,
  };
}

/** `{ field: value }`: a regular expression as the value searches; anything else must be equal. */
export function implicitPredicate(value: Value): Predicate {
  return value instanceof Regex ? regexPredicate(value) : equalsPredicate(value);
}
