import { isTruthy } from '../../bson/truth.ts';
import { UNDEFINED, type Value } from '../../bson/value.ts';
import { ALL, point } from '../../indexes/interval.ts';
import type { Predicate } from '../predicate.ts';

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
