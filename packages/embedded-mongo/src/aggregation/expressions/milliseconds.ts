import { toInteger } from '../../bson/arithmetic.ts';
import { type Numeric, nearestDouble } from '../../bson/exact.ts';
import { Int32 } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';

/** An instant moved by a number of milliseconds; fractions are rounded to the nearest, halves away from zero. */
export function milliseconds(from: bigint, by: Numeric, name: string): bigint {
  const isWhole = by instanceof Int32 || typeof by === 'bigint';
  const double = isWhole ? 0 : nearestDouble(by);
  const whole = isWhole ? toInteger(by) : toInteger(Math.sign(double) * Math.round(Math.abs(double)));
  const moved = whole === undefined ? undefined : from + whole;
  if (moved === undefined || BigInt.asIntN(64, moved) !== moved)
    throw new MongoError(15, `date overflow in ${name}`);
  return moved;
}
