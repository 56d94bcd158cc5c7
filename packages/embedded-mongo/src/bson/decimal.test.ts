import { Decimal128 } from 'bson';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  decimalFromString,
  decimalToString,
  divideDecimals,
  multiplyDecimals,
} from './decimal.ts';

const from = decimalFromString;

describe('decimal128', () => {
  it.each([
    '0',
    '-0',
    '1',
    '1.50',
    '-12.345',
    '1E+3',
    '1E-7',
    '0.000001',
    '9.999999999999999999999999999999999E+6144',
    '1E-6176',
    'NaN',
    'Infinity',
    '-Infinity',
    '1234567890123456789012345678901234',
  ])('reads and writes %s as the bson package does', (text) => {
    const theirs = Decimal128.fromString(text);
    expect(Buffer.from(from(text).bytes).toString('hex')).toBe(Buffer.from(theirs.bytes).toString('hex'));
    expect(decimalToString(from(text))).toBe(theirs.toString());
  });

  it.each([
    ['0.1', '0.2', '0.3', '0.02', '0.5'],
    ['1.10', '2', '3.10', '2.20', '0.55'],
    ['-5', '5', '0', '-25', '-1'],
    ['1', '3', '4', '3', '0.3333333333333333333333333333333333'],
    [
      '9999999999999999999999999999999999',
      '1',
      '1.000000000000000000000000000000000E+34',
      '9999999999999999999999999999999999',
      '9999999999999999999999999999999999',
    ],
    ['Infinity', '1', 'Infinity', 'Infinity', 'Infinity'],
    ['NaN', '1', 'NaN', 'NaN', 'NaN'],
  ])('computes with %s and %s', (a, b, sum, product, quotient) => {
    expect(decimalToString(addDecimals(from(a), from(b)))).toBe(sum);
    expect(decimalToString(multiplyDecimals(from(a), from(b)))).toBe(product);
    expect(decimalToString(divideDecimals(from(a), from(b)))).toBe(quotient);
  });
});
