import { nearestDouble } from '../../bson/exact.ts';
import { isNumber, UNDEFINED, type Value } from '../../bson/value.ts';
import { ALL, point } from '../../indexes/interval.ts';
import type { Predicate } from '../predicate.ts';

/** How MongoDB reads a value as yes or no: false, null, undefined and any zero are no. */
export function isTruthy(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === false || value === UNDEFINED) return false;
  if (isNumber(value)) return nearestDouble(value) !== 0;
  return true;
}

export function existsPredicate(argument: Value): Predicate {
  const wanted = isTruthy(argument);
  const base = { name: '$exists', reach: 'whole', argument: wanted } as const;
  if (wanted) {
    return { ...base, test: (found) => found !== undefined, intervals: [ALL], matchesMissing: false };
  }
  return {
    ...base,
    test: (found) => found !== undefined,
    negated: true,
    // A missing field stands in the index as null; documents with a real null are sorted out afterwards.
    intervals: [point(null), point(UNDEFINED)],
    matchesMissing: true,
  };
}
