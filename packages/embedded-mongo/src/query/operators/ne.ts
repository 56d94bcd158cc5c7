import { Regex, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import type { Predicate } from '../predicate.ts';
import { equalsPredicate } from './eq.ts';

export function notEqual(value: Value): Predicate {
  if (value instanceof Regex) throw badValue("Can't have regex as arg to $ne.");
  const equal = equalsPredicate(value);
  return {
    name: '$ne',
    reach: 'leaves',
    test: equal.test,
    negated: true,
    matchesMissing: !equal.matchesMissing,
    argument: value,
  };
}
