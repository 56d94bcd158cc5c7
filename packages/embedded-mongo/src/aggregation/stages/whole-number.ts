import { toInteger } from '../../bson/arithmetic.ts';
import { nearestDouble } from '../../bson/exact.ts';
import { show } from '../../bson/show.ts';
import { isNumber, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';

/** The argument of `$limit` and `$skip`: a whole number of any type, not below zero. */
export function wholeNumber(argument: Value, name: string, code: number): number {
  const refuse = (what: string): MongoError =>
    new MongoError(code, `invalid argument to ${name} stage: ${what}: ${name}: ${show(argument)}`);
  if (!isNumber(argument)) throw refuse('Expected a number in');
  const double = nearestDouble(argument);
  if (Number.isNaN(double)) throw refuse('Expected an integer, but found NaN in');
  const whole = toInteger(argument);
  if (whole === undefined) throw refuse('Cannot represent as a 64-bit integer');
  if (typeof argument !== 'bigint' && !Number.isInteger(double)) throw refuse('Expected an integer');
  if (whole < 0n) throw refuse('Expected a non-negative number in');
  return Number(whole);
}
