import { fromParts, toParts } from './decimal.ts';
import { Decimal, Int32 } from './value.ts';

/** Any BSON number as an exact rational: numerator / (2^twos * 10^tens); not-finite ones apart. */
export type Numeric = number | Int32 | bigint | Decimal;

/** The number as a double when that is exact; undefined when only integers or decimals can say it. */
function asExactDouble(value: Numeric): number | undefined {
  if (typeof value === 'number') return value;
  if (value instanceof Int32) return value.value;
  if (typeof value === 'bigint') {
    const near = Number(value);
    return BigInt(near) === value ? near : undefined;
  }
  const parts = toParts(value);
  if (parts.kind === 'nan') return Number.NaN;
  if (parts.kind === 'infinite') return parts.negative ? -Infinity : Infinity;
  if (parts.coefficient === 0n) return 0;
  const near = nearestDouble(value);
  return Number.isFinite(near) && compareDoubleToParts(near, parts) === 0 ? near : undefined;
}

/** The double next to a number, rounded as JavaScript reads its digits. */
export function nearestDouble(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32) return value.value;
  if (typeof value === 'bigint') return Number(value);
  const parts = toParts(value);
  if (parts.kind === 'nan') return Number.NaN;
  if (parts.kind === 'infinite') return parts.negative ? -Infinity : Infinity;
  return Number(`${parts.negative ? '-' : ''}${parts.coefficient}e${parts.exponent}`);
}

type Finite = { readonly negative: boolean; readonly coefficient: bigint; readonly exponent: number };

/** Finite decimal or integer parts of a number that is not a double. */
export function finiteParts(value: bigint | Decimal): Finite | undefined {
  if (typeof value === 'bigint')
    return { negative: value < 0n, coefficient: value < 0n ? -value : value, exponent: 0 };
  const parts = toParts(value);
  return parts.kind === 'finite' ? parts : undefined;
}

/** Sign of (double - parts), exactly; the double is finite. */
function compareDoubleToParts(left: number, right: Finite): number {
  const [mantissa, twos] = split(left);
  let a = mantissa;
  let b = right.negative ? -right.coefficient : right.coefficient;
  if (a === 0n || b === 0n || a < 0n !== b < 0n) return a < b ? -1 : a > b ? 1 : 0;
  if (twos >= 0) a <<= BigInt(twos);
  else b <<= BigInt(-twos);
  if (right.exponent >= 0) b *= 10n ** BigInt(right.exponent);
  else a *= 10n ** BigInt(-right.exponent);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A finite double as mantissa * 2^exponent. */
function split(value: number): [bigint, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  return [bits >> 63n === 1n ? -mantissa : mantissa, (exponent === 0 ? 1 : exponent) - 1075];
}

/** A finite double as the decimal of all its digits, up to 34. */
export function exactDecimal(value: number): Decimal {
  const [mantissa, twos] = split(value);
  let coefficient = mantissa < 0n ? -mantissa : mantissa;
  // 2^-n is 5^n / 10^n.
  if (twos >= 0) coefficient <<= BigInt(twos);
  else coefficient *= 5n ** BigInt(-twos);
  let exponent = Math.min(0, twos);
  for (; exponent < 0 && coefficient % 10n === 0n; exponent += 1) coefficient /= 10n;
  return fromParts({ kind: 'finite', negative: value < 0, coefficient, exponent });
}

/** The greatest double that is not above the number, and whether it is the number itself. */
export function floorDouble(value: bigint | Decimal): { floor: number; exact: boolean } {
  const parts = finiteParts(value);
  if (parts === undefined) return { floor: nearestDouble(value), exact: true };
  let near = nearestDouble(value);
  if (near === Infinity) near = Number.MAX_VALUE;
  if (near === -Infinity) return { floor: -Infinity, exact: false };
  const order = compareDoubleToParts(near, parts);
  if (order === 0) return { floor: near, exact: true };
  return { floor: order < 0 ? near : nextDown(near), exact: false };
}

function nextDown(value: number): number {
  if (value === 0) return -Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  view.setBigUint64(0, value > 0 ? bits - 1n : bits + 1n);
  return view.getFloat64(0);
}

/** MongoDB's order of numbers of all types: by value, NaN below all, both zeros equal. */
export function compareNumbers(left: Numeric, right: Numeric): number {
  const a = left instanceof Int32 ? left.value : left;
  const b = right instanceof Int32 ? right.value : right;
  if (typeof a === 'number' && typeof b === 'number') return compareDoubles(a, b);
  if (typeof a === 'bigint' && typeof b === 'bigint') return a < b ? -1 : a > b ? 1 : 0;
  const x = asExactDouble(a);
  const y = asExactDouble(b);
  if (x !== undefined && y !== undefined) return compareDoubles(x, y);
  if (x !== undefined) return -compareMixed(b, x);
  if (y !== undefined) return compareMixed(a, y);
  return compareFinite(a, b);
}

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1;
  return 1;
}

/** `left` is no exact double, so it is a finite integer or decimal. */
function compareMixed(left: Numeric, right: number): number {
  if (Number.isNaN(right) || right === -Infinity) return 1;
  if (right === Infinity) return -1;
  const parts = finiteParts(left instanceof Decimal || typeof left === 'bigint' ? left : 0n);
  return parts === undefined ? 0 : -compareDoubleToParts(right, parts);
}

function compareFinite(left: Numeric, right: Numeric): number {
  const a = finiteParts(left instanceof Decimal || typeof left === 'bigint' ? left : 0n);
  const b = finiteParts(right instanceof Decimal || typeof right === 'bigint' ? right : 0n);
  if (a === undefined || b === undefined) return 0;
  const exponent = Math.min(a.exponent, b.exponent);
  const x = (a.negative ? -a.coefficient : a.coefficient) * 10n ** BigInt(a.exponent - exponent);
  const y = (b.negative ? -b.coefficient : b.coefficient) * 10n ** BigInt(b.exponent - exponent);
  return x < y ? -1 : x > y ? 1 : 0;
}
