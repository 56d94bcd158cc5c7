import { addNumbers, negate, toDecimal } from '../../bson/arithmetic.ts';
import { type Numeric, nearestDouble } from '../../bson/exact.ts';
import { isNullish } from '../../bson/truth.ts';
import { DateTime, Decimal, Int32, isNumber, typeName } from '../../bson/value.ts';
import { CODES, MongoError } from '../../errors.ts';
import { compileExactly, type MakeExpression } from '../expression.ts';
import { milliseconds } from './milliseconds.ts';

/** Numbers from numbers; milliseconds from a date; between two dates the milliseconds as a long. */
export const subtract: MakeExpression = (argument, name) => {
  const [left, right] = compileExactly(argument, name, 2);
  return (scope) => {
    const a = left?.(scope);
    const b = right?.(scope);
    if (isNullish(a) || isNullish(b)) return null;
    if (a instanceof DateTime) {
      if (b instanceof DateTime) return a.ms - b.ms;
      if (isNumber(b))
        return new DateTime(milliseconds(a.ms, b instanceof Int32 ? BigInt(-b.value) : negate(b), name));
    } else if (isNumber(a) && isNumber(b)) return difference(a, b);
    throw new MongoError(CODES.TypeMismatch, `can't $subtract ${typeName(b)} from ${typeName(a)}`);
  };
};

function difference(a: Numeric, b: Numeric): Numeric {
  if (a instanceof Decimal || b instanceof Decimal) return addNumbers(a, negate(toDecimal(b))) ?? Number.NaN;
  if (typeof a === 'number' || typeof b === 'number') return nearestDouble(a) - nearestDouble(b);
  const exact = whole(a) - whole(b);
  const isSmall = a instanceof Int32 && b instanceof Int32;
  if (isSmall && BigInt.asIntN(32, exact) === exact) return new Int32(Number(exact));
  return BigInt.asIntN(64, exact) === exact ? exact : nearestDouble(a) - nearestDouble(b);
}

function whole(value: Int32 | bigint): bigint {
  return value instanceof Int32 ? BigInt(value.value) : value;
}
