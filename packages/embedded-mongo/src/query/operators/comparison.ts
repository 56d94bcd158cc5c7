import { compareValues, orderOfType } from '../../bson/compare.ts';
import { MAX_KEY, MIN_KEY, Regex, UNDEFINED, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { ALL, range } from '../../indexes/interval.ts';
import type { MakePredicate, Predicate } from '../predicate.ts';

type Comparison = '$gt' | '$gte' | '$lt' | '$lte';

function holds(operator: Comparison, order: number): boolean {
  if (operator === '$gt') return order > 0;
  if (operator === '$gte') return order >= 0;
  if (operator === '$lt') return order < 0;
  return order <= 0;
}

/** `$gt`, `$gte`, `$lt` or `$lte`. A comparison only meets values of its own type, except with MinKey and MaxKey, which compare with all. */
export function comparison(operator: Comparison): MakePredicate {
  const inclusive = operator === '$gte' || operator === '$lte';
  return (value: Value, path: string): Predicate => {
    if (value instanceof Regex) throw badValue(`Can't have RegEx as arg to predicate over field '${path}'.`);
    if (value === UNDEFINED) throw badValue('cannot compare to undefined');
    const base = { name: operator, reach: 'leaves', argument: value } as const;
    if (value === null) {
      return {
        ...base,
        test: (found) => inclusive && (found === undefined || found === null || found === UNDEFINED),
        matchesMissing: inclusive,
      };
    }
    if (value === MIN_KEY || value === MAX_KEY) {
      return {
        ...base,
        test: (found) => holds(operator, compareValues(found ?? null, value)),
        intervals: [ALL],
        matchesMissing: true,
      };
    }
    const order = orderOfType(value);
    const test = (found: Value | undefined) =>
      found !== undefined && orderOfType(found) === order && ordered(operator, found, value);
    if (Array.isArray(value)) return { ...base, test, matchesMissing: false };
    return { ...base, test, intervals: [range(operator, value)], matchesMissing: false };
  };
}

/** NaN is below all numbers in the order, but greater or smaller than none. */
function ordered(operator: Comparison, found: Value, value: Value): boolean {
  const foundNaN = isNaNValue(found);
  const valueNaN = isNaNValue(value);
  if (foundNaN || valueNaN) return foundNaN && valueNaN && (operator === '$gte' || operator === '$lte');
  return holds(operator, compareValues(found, value));
}

const NAN = Number.NaN;
function isNaNValue(value: Value): boolean {
  return orderOfType(value) === orderOfType(NAN) && compareValues(value, NAN) === 0;
}
