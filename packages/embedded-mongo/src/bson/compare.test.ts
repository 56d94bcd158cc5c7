import { describe, expect, it } from 'vitest';
import { compareValues } from './compare.ts';
import { decimalFromString } from './decimal.ts';
import { encodeKey } from './key.ts';
import {
  Binary,
  DateTime,
  doc,
  int,
  MAX_KEY,
  MIN_KEY,
  ObjectId,
  Regex,
  Timestamp,
  UNDEFINED,
  type Value,
} from './value.ts';

const id = (byte: number) => new ObjectId(new Uint8Array(12).fill(byte));

/** Ascending; values in one row are equal. Source: MongoDB manual, "Comparison/Sort Order", and its numeric rules. */
const ASCENDING: Value[][] = [
  [MIN_KEY],
  [UNDEFINED],
  [null],
  [Number.NaN, decimalFromString('NaN')],
  [-Infinity, decimalFromString('-Infinity')],
  [decimalFromString('-1E6000')],
  [decimalFromString('-1E400')],
  [-1.5e308],
  [-9223372036854775808n, -(2 ** 63)],
  [-9007199254740993n, decimalFromString('-9007199254740993')],
  [-9007199254740992n, -9007199254740992],
  [-1.5, decimalFromString('-1.5'), decimalFromString('-1.500')],
  [int(-1), -1n, -1, decimalFromString('-1')],
  [decimalFromString('-0.1')],
  [-5e-324],
  [decimalFromString('-1E-6000')],
  [0, -0, int(0), 0n, decimalFromString('0'), decimalFromString('-0E3')],
  [decimalFromString('1E-6000')],
  [5e-324],
  [decimalFromString('0.1')],
  [0.1],
  [decimalFromString('0.2')],
  [0.5, decimalFromString('0.50')],
  [int(1), 1n, 1, decimalFromString('1.000')],
  [decimalFromString('1.000000000000000000000000000000001')],
  [int(2)],
  [int(10), decimalFromString('1E1')],
  [9007199254740992n, 9007199254740992],
  [9007199254740993n, decimalFromString('9007199254740993')],
  [9007199254740994n],
  [9223372036854775807n],
  [2 ** 63],
  [1.7e308],
  [decimalFromString('1E400')],
  [decimalFromString('2E400')],
  [decimalFromString('1E6000')],
  [Infinity, decimalFromString('Infinity')],
  [''],
  ['A'],
  ['a'],
  ['a\0'],
  ['a\u0001'],
  ['aa'],
  ['b'],
  ['b'.repeat(2000)],
  [`${'b'.repeat(2000)}\0`],
  ['é'],
  ['\uFFFD'],
  ['\u{1F600}'],
  [doc({})],
  [doc({ a: int(1) }), doc({ a: 1 })],
  [doc({ a: int(1), b: null })],
  [doc({ a: int(2) })],
  [doc({ b: int(1) })],
  [doc({ a: 'text' })],
  [[]],
  [[null]],
  [[int(1)]],
  [[int(1), int(2)]],
  [[int(2)]],
  [['a']],
  [new Binary(0, Buffer.from([9]))],
  [new Binary(0, Buffer.from([1, 2]))],
  [new Binary(4, Buffer.from([1, 2]))],
  [id(1)],
  [id(2)],
  [false],
  [true],
  [new DateTime(-1n)],
  [new DateTime(0n)],
  [new DateTime(1700000000000n)],
  [new Timestamp(1n)],
  [new Timestamp(2n ** 63n)],
  [new Regex('a', '')],
  [new Regex('a', 'i')],
  [new Regex('b', '')],
  [MAX_KEY],
];

describe('the order of values', () => {
  const flat = ASCENDING.flatMap((row, rank) => row.map((value) => ({ value, rank })));

  it('is MongoDB’s across and within all types', () => {
    const wrong = flat.flatMap((left) =>
      flat
        .filter(
          (right) => Math.sign(compareValues(left.value, right.value)) !== Math.sign(left.rank - right.rank),
        )
        .map((right) => `${left.rank} ${right.rank}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is the byte order of encoded keys', () => {
    const wrong = flat.flatMap((left) =>
      flat
        .filter(
          (right) =>
            Math.sign(Buffer.compare(encodeKey(left.value), encodeKey(right.value))) !==
            Math.sign(left.rank - right.rank),
        )
        .map((right) => `${left.rank} ${right.rank}`),
    );
    expect(wrong).toEqual([]);
  });

  it('never makes one key the beginning of another', () => {
    const keys = flat.map(({ value, rank }) => ({ rank, key: encodeKey(value).toString('latin1') }));
    const prefixes = keys.flatMap((a) =>
      keys.filter((b) => a.rank !== b.rank && b.key.startsWith(a.key)).map((b) => `${a.rank} ${b.rank}`),
    );
    expect(prefixes).toEqual([]);
  });
});
