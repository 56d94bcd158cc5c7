import {
  addNumbers,
  divideNumbers,
  multiplyNumbers,
  negate,
  toDecimal,
  toInteger,
} from '../../bson/arithmetic.ts';
import { type Numeric, nearestDouble } from '../../bson/exact.ts';
import { DateTime, Int32, isNumber, typeName, type Value } from '../../bson/value.ts';
import { CODES, MongoError } from '../../errors.ts';
import { compileArguments, compileExactly, type MakeExpression } from '../expression.ts';

function notNumeric(name: string, value: Value): MongoError {
  return new MongoError(CODES.TypeMismatch, `${name} only supports numeric types, not ${typeName(value)}`);
}

/** Sums of numbers; integers that overflow 64 bits go on as doubles. With one date the numbers are milliseconds. */
export const add: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    let sum: Numeric = new Int32(0);
    let date: DateTime | undefined;
    for (const part of parts) {
      const value = part(scope);
      if (value === undefined || value === null) return null;
      if (value instanceof DateTime) {
        if (date !== undefined) throw new MongoError(16612, 'only one date allowed in an $add expression');
        date = value;
      } else if (isNumber(value)) sum = addNumbers(sum, value) ?? nearestDouble(sum) + nearestDouble(value);
      else
        throw new MongoError(
          CODES.TypeMismatch,
          `$add only supports numeric or date types, not ${typeName(value)}`,
        );
    }
    return date === undefined ? sum : new DateTime(date.ms + milliseconds(sum));
  };
};

function milliseconds(value: Numeric): bigint {
  return toInteger(typeof value === 'number' ? Math.round(value) : value) ?? 0n;
}

export const subtract: MakeExpression = (argument, name) => {
  const [left, right] = compileExactly(argument, name, 2);
  return (scope) => {
    const a = left?.(scope);
    const b = right?.(scope);
    if (a === undefined || a === null || b === undefined || b === null) return null;
    if (a instanceof DateTime) {
      if (b instanceof DateTime) return a.ms - b.ms;
      if (isNumber(b)) return new DateTime(a.ms - milliseconds(b));
    } else if (isNumber(a) && isNumber(b)) {
      return addNumbers(a, negate(b)) ?? nearestDouble(a) - nearestDouble(b);
    }
    throw new MongoError(CODES.TypeMismatch, `can't $subtract ${typeName(b)} from ${typeName(a)}`);
  };
};

export const multiply: MakeExpression = (argument) => {
  const parts = compileArguments(argument);
  return (scope) => {
    let product: Numeric = new Int32(1);
    for (const part of parts) {
      const value = part(scope);
      if (value === undefined || value === null) return null;
      if (!isNumber(value)) throw notNumeric('$multiply', value);
      product = multiplyNumbers(product, value) ?? nearestDouble(product) * nearestDouble(value);
    }
    return product;
  };
};

export const divide: MakeExpression = (argument, name) => {
  const [left, right] = compileExactly(argument, name, 2);
  return (scope) => {
    const a = left?.(scope);
    const b = right?.(scope);
    if (a === undefined || a === null || b === undefined || b === null) return null;
    if (!isNumber(a) || !isNumber(b)) {
      throw new MongoError(
        CODES.TypeMismatch,
        `$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`,
      );
    }
    if (nearestDouble(b) === 0) throw new MongoError(CODES.BadValue, "can't $divide by zero");
    return divideNumbers(a, b);
  };
};

/** The remainder with the sign of the dividend, in the wider type of the two. */
export const mod: MakeExpression = (argument, name) => {
  const [left, right] = compileExactly(argument, name, 2);
  return (scope) => {
    const a = left?.(scope);
    const b = right?.(scope);
    if (a === undefined || a === null || b === undefined || b === null) return null;
    if (!isNumber(a) || !isNumber(b)) throw notNumeric('$mod', isNumber(a) ? b : a);
    if (nearestDouble(b) === 0) throw new MongoError(16610, "can't $mod by zero");
    if (a instanceof Int32 && b instanceof Int32) return new Int32(a.value % b.value);
    if ((a instanceof Int32 || typeof a === 'bigint') && (b instanceof Int32 || typeof b === 'bigint')) {
      return whole(a) % whole(b);
    }
    if (typeof a === 'object' && !(a instanceof Int32))
      throw new MongoError(CODES.BadValue, '$mod of decimals is not supported by the embedded database');
    if (typeof b === 'object' && !(b instanceof Int32))
      throw new MongoError(CODES.BadValue, '$mod of decimals is not supported by the embedded database');
    return nearestDouble(a) % nearestDouble(b);
  };
};

function whole(value: Int32 | bigint): bigint {
  return value instanceof Int32 ? BigInt(value.value) : value;
}

export const abs: MakeExpression = (argument, name) => {
  const [part] = compileExactly(argument, name, 1);
  return (scope) => {
    const value = part?.(scope);
    if (value === undefined || value === null) return null;
    if (!isNumber(value))
      throw new MongoError(28765, `$abs only supports numeric types, not ${typeName(value)}`);
    if (typeof value === 'number') return Math.abs(value);
    return nearestDouble(value) < 0 ? negate(value) : value;
  };
};

/** `$floor` and `$ceil`: integers as they are, doubles cut to whole ones. */
export function rounding(cut: (value: number) => number): MakeExpression {
  return (argument, name) => {
    const [part] = compileExactly(argument, name, 1);
    return (scope) => {
      const value = part?.(scope);
      if (value === undefined || value === null) return null;
      if (!isNumber(value))
        throw new MongoError(28765, `${name} only supports numeric types, not ${typeName(value)}`);
      if (typeof value === 'number') return cut(value);
      if (value instanceof Int32 || typeof value === 'bigint') return value;
      return toDecimal(cut(nearestDouble(value)));
    };
  };
}
