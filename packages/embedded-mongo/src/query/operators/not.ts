import { type Doc, Regex, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { isOperators } from '../operator-document.ts';
import type { Predicate } from '../predicate.ts';
import { implicitPredicate } from './eq.ts';

/** What `$not` turns round: a regular expression, or operators, which the caller reads. */
export function notted<T>(
  argument: Value,
  regex: (predicate: Predicate) => T,
  operators: (document: Doc) => T,
): T {
  if (argument instanceof Regex) return regex(implicitPredicate(argument));
  if (!isOperators(argument)) throw badValue('$not needs a regex or a document');
  return operators(argument);
}

/** `$not` among the conditions on one element of an array: the element does not meet all of them. */
export function notPredicate(inner: readonly Predicate[]): Predicate {
  return {
    name: '$not',
    reach: 'leaves',
    test: (value) => inner.every((part) => part.test(value) !== (part.negated === true)),
    negated: true,
    matchesMissing: true,
  };
}
