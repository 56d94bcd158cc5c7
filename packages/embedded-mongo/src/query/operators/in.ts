import { keyText } from '../../bson/key.ts';
import { Regex, UNDEFINED, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { type Interval, point } from '../../indexes/interval.ts';
import { isOperators } from '../operator-document.ts';
import type { Predicate } from '../predicate.ts';
import { regexPredicate } from './regex.ts';

/** Equal to any of the values; regular expressions among them search. */
export function inPredicate(argument: Value): Predicate {
  if (!Array.isArray(argument)) throw badValue('$in needs an array');
  const keys = new Set<string>();
  const searches: Predicate[] = [];
  let intervals: Interval[] | undefined = [];
  let matchesMissing = false;
  for (const value of argument) {
    if (isOperators(value)) {
      throw badValue('cannot nest $ under $in');
    }
    if (value === UNDEFINED) throw badValue('InMatchExpression equality cannot be undefined');
    if (value instanceof Regex) {
      const search = regexPredicate(value);
      searches.push(search);
      intervals = undefined;
      continue;
    }
    keys.add(keyText(value));
    if (value === null) matchesMissing = true;
    if (Array.isArray(value)) intervals = undefined;
    intervals?.push(point(value));
  }
  return {
    name: '$in',
    reach: 'leaves',
    test: (found) => {
      if (found === undefined) return matchesMissing;
      return keys.has(keyText(found)) || searches.some((search) => search.test(found));
    },
    ...(intervals === undefined ? {} : { intervals }),
    matchesMissing,
    argument,
  };
}
