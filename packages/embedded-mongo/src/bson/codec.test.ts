import {
  Binary,
  BSON,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { encode } from './encode.ts';

const samples: Record<string, unknown> = {
  int32: new Int32(-5),
  int64: Long.fromString('-9007199254740993'),
  double: new Double(1),
  decimal: Decimal128.fromString('1.50'),
  string: 'naïve \u{1F600} with \0 inside',
  document: { b: 1, a: { '10': 'x', '2': 'y' } },
  array: [1, [2, 'three'], null],
  binary: new Binary(Buffer.from([1, 2, 3]), 0x80),
  objectId: new ObjectId('507f1f77bcf86cd799439011'),
  bool: true,
  date: new Date(-12345),
  null: null,
  'a string longer than the first buffer': 'é'.repeat(5000),
  'many fields': Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`field${i}`, 'x'.repeat(i)])),
  regex: new BSONRegExp('^a.*b$', 'im'),
  timestamp: Timestamp.fromBits(7, 1700000000),
  minKey: new MinKey(),
  maxKey: new MaxKey(),
  code: new Code('function () {}'),
  codeWithScope: new Code('function () {}', { a: 1 }),
};

describe('BSON', () => {
  it.each(Object.keys(samples))('gives %s back byte for byte', (name) => {
    const bytes = BSON.serialize({ before: 1, value: samples[name], after: 'x' });
    expect(encode(decode(bytes)).toString('hex')).toBe(Buffer.from(bytes).toString('hex'));
  });

  it('keeps the order of names that look like numbers', () => {
    const bytes = encode(
      new Map([
        ['10', 'a'],
        ['2', 'b'],
        ['__proto__', 'c'],
      ]),
    );
    expect([...decode(bytes).keys()]).toEqual(['10', '2', '__proto__']);
  });

  it.each([
    ['a length that is too long', Buffer.from([9, 0, 0, 0, 0])],
    ['an unknown type', Buffer.from([8, 0, 0, 0, 0x55, 0x61, 0, 0])],
    ['a string that runs out', Buffer.from([12, 0, 0, 0, 2, 0x61, 0, 99, 0, 0, 0, 0])],
    ['a string without its end', Buffer.from([14, 0, 0, 0, 2, 0x61, 0, 2, 0, 0, 0, 98, 99, 0])],
    ['code without its end', Buffer.from([14, 0, 0, 0, 13, 0x61, 0, 2, 0, 0, 0, 98, 99, 0])],
    ['a boolean of two', Buffer.from([9, 0, 0, 0, 8, 0x61, 0, 2, 0])],
    ['a document without its end', Buffer.from([5, 0, 0, 0, 1])],
    ['an array without its end', Buffer.from([13, 0, 0, 0, 4, 0x61, 0, 5, 0, 0, 0, 7, 0])],
  ])('refuses %s', (_, bytes) => {
    expect(() => decode(bytes)).toThrow(
      expect.objectContaining({ code: 22, message: expect.stringMatching(/^invalid BSON/) }),
    );
  });

  it('refuses documents nested deeper than 200', () => {
    let inner = new Map<string, Map<string, never>>();
    for (let i = 0; i < 250; i++) inner = new Map([['a', inner]]) as never;
    expect(() => decode(encode(inner))).toThrow(/nested deeper/);
  });
});
