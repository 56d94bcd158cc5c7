import { addDecimals, decimalFromString, divideDecimals, fromParts, multiplyDecimals } from './decimal.ts';
import { type Numeric, nearestDouble } from './exact.ts';
import { Decimal, Int32 } from './value.ts';

const INT32_MIN = -2147483648n;
const INT32_MAX = 2147483647n;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;

function fitsInt64(value: bigint): boolean {
  return value >= INT64_MIN && value <= INT64_MAX;
}

/** Any number as decimal128; doubles with 15 digits, as MongoDB converts them in arithmetic. */
export function toDecimal(value: Numeric): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value === 'bigint') {
    return fromParts({
      kind: 'finite',
      negative: value < 0n,
      coefficient: value < 0n ? -value : value,
      exponent: 0,
    });
  }
  if (value instanceof Int32) return toDecimal(BigInt(value.value));
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return toDecimal(BigInt(value));
  return decimalFromString(Number.isFinite(value) ? value.toPrecision(15) : String(value));
}

/** How the result of integers is typed: int32 while both were and it fits, int64 else; `undefined` when neither holds it. */
function integer(value: bigint, bothSmall: boolean): Int32 | bigint | undefined {
  if (bothSmall && value >= INT32_MIN && value <= INT32_MAX) return new Int32(Number(value));
  return fitsInt64(value) ? value : undefined;
}

function whole(value: Int32 | bigint): bigint {
  return value instanceof Int32 ? BigInt(value.value) : value;
}

/** What an operation does on each of the three kinds of numbers; the wider type of the two operands decides. */
type Operation = {
  readonly integers: (a: bigint, b: bigint) => bigint;
  readonly doubles: (a: number, b: number) => number;
  readonly decimals: (a: Decimal, b: Decimal) => Decimal;
};

/** Undefined when integers overflow 64 bits: `$inc` refuses that, `$add` goes on as a double. */
function apply(left: Numeric, right: Numeric, operation: Operation): Numeric | undefined {
  if (left instanceof Decimal || right instanceof Decimal) {
    return operation.decimals(toDecimal(left), toDecimal(right));
  }
  if (typeof left === 'number' || typeof right === 'number') {
    return operation.doubles(nearestDouble(left), nearestDouble(right));
  }
  return integer(
    operation.integers(whole(left), whole(right)),
    left instanceof Int32 && right instanceof Int32,
  );
}

const ADD: Operation = { integers: (a, b) => a + b, doubles: (a, b) => a + b, decimals: addDecimals };
const MULTIPLY: Operation = {
  integers: (a, b) => a * b,
  doubles: (a, b) => a * b,
  decimals: multiplyDecimals,
};

/** Undefined when two integers overflow int64. */
export function addNumbers(left: Numeric, right: Numeric): Numeric | undefined {
  return apply(left, right, ADD);
}

/** Undefined when two integers overflow int64. */
function multiplyNumbers(left: Numeric, right: Numeric): Numeric | undefined {
  return apply(left, right, MULTIPLY);
}

export function negate(value: Numeric): Numeric {
  return multiplyNumbers(value, new Int32(-1)) ?? -nearestDouble(value);
}

/** Always a double, or a decimal when one operand is; the caller refuses a zero divisor. */
export function divideNumbers(left: Numeric, right: Numeric): Numeric {
  if (left instanceof Decimal || right instanceof Decimal)
    return divideDecimals(toDecimal(left), toDecimal(right));
  return nearestDouble(left) / nearestDouble(right);
}

/** The number truncated to a 64-bit integer; undefined when it is not finite or does not fit. */
export function toInteger(value: Numeric): bigint | undefined {
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value === 'bigint') return value;
  const double = nearestDouble(value);
  if (!Number.isFinite(double)) return undefined;
  const result = BigInt(Math.trunc(double));
  return fitsInt64(result) ? result : undefined;
}
