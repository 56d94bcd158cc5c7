import { toInteger } from '../../bson/arithmetic.ts';
import { isNumber, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import type { Predicate } from '../predicate.ts';

/** `[divisor, remainder]`; fractions are cut off, as MongoDB does. */
export function modPredicate(argument: Value): Predicate {
  if (!Array.isArray(argument)) throw badValue('malformed mod, needs to be an array');
  if (argument.length < 2) throw badValue('malformed mod, not enough elements');
  if (argument.length > 2) throw badValue('malformed mod, too many elements');
  const [by, rest] = argument.map((value) => (isNumber(value) ? toInteger(value) : undefined));
  if (by === undefined) throw badValue('malformed mod, divisor not a number');
  if (rest === undefined) throw badValue('malformed mod, remainder not a number');
  if (by === 0n) throw badValue('divisor cannot be 0');
  return {
    name: '$mod',
    reach: 'leaves',
    test: (found) => {
      if (!isNumber(found)) return false;
      const whole = toInteger(found);
      return whole !== undefined && whole % by === rest;
    },
    matchesMissing: false,
    argument,
  };
}
