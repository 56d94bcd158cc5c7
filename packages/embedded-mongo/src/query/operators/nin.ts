import type { Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import type { Predicate } from '../predicate.ts';
import { inPredicate } from './in.ts';

/** Equal to none of the values, in no element of an array either. */
export function notInPredicate(argument: Value): Predicate {
  if (!Array.isArray(argument)) throw badValue('$nin needs an array');
  const inside = inPredicate(argument);
  return {
    name: '$nin',
    reach: 'leaves',
    test: inside.test,
    negated: true,
    matchesMissing: !inside.matchesMissing,
    argument,
  };
}
