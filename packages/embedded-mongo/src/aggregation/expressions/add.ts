import { addNumbers } from '../../bson/arithmetic.ts';
import { type Numeric, nearestDouble } from '../../bson/exact.ts';
import { isNullish } from '../../bson/truth.ts';
import { DateTime, Int32, isNumber, typeName } from '../../bson/value.ts';
import { CODES, MongoError } from '../../errors.ts';
import { compileArguments, type MakeExpression } from '../expression.ts';
import { milliseconds } from './milliseconds.ts';

/**
 * Sums numbers in the widest of their types; integers that overflow 64 bits go on as doubles. Int32s alone give an
 * int32 when their sum fits, whatever they went through. With one date among them the numbers are milliseconds.
 */
export const add: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    let sum: Numeric = 0n;
    let isSmall = true;
    let date: DateTime | undefined;
    for (const part of parts) {
      const value = part(scope);
      if (isNullish(value)) return null;
      if (value instanceof DateTime) {
        if (date !== undefined) throw new MongoError(16612, 'only one date allowed in an $add expression');
        date = value;
      } else if (isNumber(value)) {
        isSmall &&= value instanceof Int32;
        sum = addNumbers(sum, value) ?? nearestDouble(sum) + nearestDouble(value);
      } else
        throw new MongoError(
          CODES.TypeMismatch,
          `$add only supports numeric or date types, not ${typeName(value)}`,
        );
    }
    if (date !== undefined) return new DateTime(milliseconds(date.ms, sum, '$add'));
    const fits = typeof sum === 'bigint' && sum >= -2147483648n && sum <= 2147483647n;
    return isSmall && fits ? new Int32(Number(sum)) : sum;
  };
};
