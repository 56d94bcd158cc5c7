import { badValue } from '../errors.ts';
import { Decimal } from './value.ts';

/**
 * Decimal128 arithmetic on integers: value = (-1)^negative * coefficient * 10^exponent.
 * Source: IEEE 754-2008 (34 digits, exponents -6176..6111, round half to even) and the BSON decimal128 specification.
 */
export type Parts =
  | {
      readonly kind: 'finite';
      readonly negative: boolean;
      readonly coefficient: bigint;
      readonly exponent: number;
    }
  | { readonly kind: 'infinite'; readonly negative: boolean }
  | { readonly kind: 'nan' };

const DIGITS = 34;
const MAX_COEFFICIENT = 10n ** 34n;
const MIN_EXPONENT = -6176;
const MAX_EXPONENT = 6111;
const BIAS = 6176;

export function toParts(value: Decimal): Parts {
  const bytes = Buffer.from(value.bytes.buffer, value.bytes.byteOffset, 16);
  const low = bytes.readBigUInt64LE(0);
  const high = bytes.readBigUInt64LE(8);
  const negative = high >> 63n === 1n;
  const top = Number((high >> 58n) & 31n);
  if (top === 31) return { kind: 'nan' };
  if (top === 30) return { kind: 'infinite', negative };
  // The second form of the significand always exceeds 34 digits, which the standard reads as zero.
  if (top >> 3 === 3) {
    return { kind: 'finite', negative, coefficient: 0n, exponent: Number((high >> 47n) & 0x3fffn) - BIAS };
  }
  const exponent = Number((high >> 49n) & 0x3fffn) - BIAS;
  const coefficient = ((high & ((1n << 49n) - 1n)) << 64n) | low;
  return {
    kind: 'finite',
    negative,
    coefficient: coefficient < MAX_COEFFICIENT ? coefficient : 0n,
    exponent,
  };
}

function pack(high: bigint, low: bigint): Decimal {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(low, 0);
  bytes.writeBigUInt64LE(high, 8);
  return new Decimal(new Uint8Array(bytes));
}

/** Rounds to 34 digits, half to even, and clamps the exponent; too large becomes infinity. */
export function fromParts(parts: Parts): Decimal {
  if (parts.kind === 'nan') return pack(31n << 58n, 0n);
  const sign = parts.negative ? 1n << 63n : 0n;
  if (parts.kind === 'infinite') return pack(sign | (30n << 58n), 0n);
  let { coefficient, exponent } = parts;
  const excess = Math.max(coefficient.toString().length - DIGITS, MIN_EXPONENT - exponent);
  if (excess > 0) {
    coefficient = divideHalfEven(coefficient, 10n ** BigInt(Math.min(excess, 20_000)));
    exponent += excess;
    if (coefficient >= MAX_COEFFICIENT) {
      coefficient /= 10n;
      exponent += 1;
    }
  }
  if (coefficient === 0n) exponent = Math.min(Math.max(exponent, MIN_EXPONENT), MAX_EXPONENT);
  while (exponent > MAX_EXPONENT && coefficient * 10n < MAX_COEFFICIENT) {
    coefficient *= 10n;
    exponent -= 1;
  }
  if (exponent > MAX_EXPONENT) return pack(sign | (30n << 58n), 0n);
  return pack(
    sign | (BigInt(exponent + BIAS) << 49n) | (coefficient >> 64n),
    coefficient & 0xffffffffffffffffn,
  );
}

function divideHalfEven(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  const twice = (value % by) * 2n;
  if (twice > by || (twice === by && quotient % 2n === 1n)) return quotient + 1n;
  return quotient;
}

/** Reads what `decimalToString` writes and any plain or scientific number. */
export function decimalFromString(text: string): Decimal {
  const trimmed = text.trim();
  if (/^[+-]?nan$/i.test(trimmed)) return fromParts({ kind: 'nan' });
  if (/^[+-]?inf(inity)?$/i.test(trimmed)) {
    return fromParts({ kind: 'infinite', negative: trimmed.startsWith('-') });
  }
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(trimmed);
  if (found === null || `${found[2] ?? ''}${found[3] ?? ''}` === '') throw badValue(`not a decimal: ${text}`);
  const fraction = found[3] ?? '';
  return fromParts({
    kind: 'finite',
    negative: found[1] === '-',
    coefficient: BigInt(`${found[2] ?? ''}${fraction}`),
    exponent: Number(found[4] ?? 0) - fraction.length,
  });
}

/** The specification's text form: plain where the exponent is small, scientific elsewhere. */
export function decimalToString(value: Decimal): string {
  const parts = toParts(value);
  if (parts.kind === 'nan') return 'NaN';
  const sign = parts.negative ? '-' : '';
  if (parts.kind === 'infinite') return `${sign}Infinity`;
  const digits = parts.coefficient.toString();
  const scientific = digits.length - 1 + parts.exponent;
  if (parts.exponent > 0 || scientific < -6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}E${scientific >= 0 ? '+' : ''}${scientific}`;
  }
  if (parts.exponent === 0) return sign + digits;
  const point = digits.length + parts.exponent;
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${digits}`;
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const a = toParts(left);
  const b = toParts(right);
  if (a.kind === 'nan' || b.kind === 'nan') return fromParts({ kind: 'nan' });
  if (a.kind === 'infinite') {
    return b.kind === 'infinite' && a.negative !== b.negative ? fromParts({ kind: 'nan' }) : left;
  }
  if (b.kind === 'infinite') return right;
  const exponent = Math.min(a.exponent, b.exponent);
  const sum =
    signed(a.negative, a.coefficient) * 10n ** BigInt(a.exponent - exponent) +
    signed(b.negative, b.coefficient) * 10n ** BigInt(b.exponent - exponent);
  return fromParts({ kind: 'finite', negative: sum < 0n, coefficient: sum < 0n ? -sum : sum, exponent });
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  const a = toParts(left);
  const b = toParts(right);
  if (a.kind === 'nan' || b.kind === 'nan') return fromParts({ kind: 'nan' });
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite' || b.kind === 'infinite') {
    const zero =
      (a.kind === 'finite' && a.coefficient === 0n) || (b.kind === 'finite' && b.coefficient === 0n);
    return zero ? fromParts({ kind: 'nan' }) : fromParts({ kind: 'infinite', negative });
  }
  return fromParts({
    kind: 'finite',
    negative,
    coefficient: a.coefficient * b.coefficient,
    exponent: a.exponent + b.exponent,
  });
}

export function divideDecimals(left: Decimal, right: Decimal): Decimal {
  const a = toParts(left);
  const b = toParts(right);
  if (a.kind === 'nan' || b.kind === 'nan') return fromParts({ kind: 'nan' });
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite')
    return b.kind === 'infinite' ? fromParts({ kind: 'nan' }) : fromParts({ kind: 'infinite', negative });
  if (b.kind === 'infinite') return fromParts({ kind: 'finite', negative, coefficient: 0n, exponent: 0 });
  if (b.coefficient === 0n)
    return a.coefficient === 0n ? fromParts({ kind: 'nan' }) : fromParts({ kind: 'infinite', negative });
  // 40 extra digits exceed what 34 digits can show; the ideal exponent is restored where the division is exact.
  let coefficient = (a.coefficient * 10n ** 80n) / b.coefficient;
  let exponent = a.exponent - b.exponent - 80;
  if ((a.coefficient * 10n ** 80n) % b.coefficient !== 0n) coefficient = coefficient * 10n + 1n;
  else {
    while (exponent < a.exponent - b.exponent && coefficient % 10n === 0n) {
      coefficient /= 10n;
      exponent += 1;
    }
    return fromParts({ kind: 'finite', negative, coefficient, exponent });
  }
  return fromParts({ kind: 'finite', negative, coefficient, exponent: exponent - 1 });
}

function signed(negative: boolean, value: bigint): bigint {
  return negative ? -value : value;
}
