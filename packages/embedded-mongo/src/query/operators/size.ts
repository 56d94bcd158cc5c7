import { nearestDouble } from '../../bson/exact.ts';
import { isNumber, type Value } from '../../bson/value.ts';
import { failedToParse } from '../../errors.ts';
import type { Predicate } from '../predicate.ts';

export function sizePredicate(argument: Value): Predicate {
  if (!isNumber(argument)) throw failedToParse('Failed to parse $size. Expected a number');
  const size = nearestDouble(argument);
  if (!Number.isInteger(size))
    throw failedToParse(`Failed to parse $size. Expected an integer: $size: ${size}`);
  if (size < 0)
    throw failedToParse(`Failed to parse $size. Expected a non-negative number in: $size: ${size}`);
  return {
    name: '$size',
    reach: 'whole',
    test: (found) => Array.isArray(found) && found.length === size,
    matchesMissing: false,
    argument,
  };
}
