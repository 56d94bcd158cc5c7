import { describe, expect, it } from 'vitest';
import { told } from '../../test/evaluating.ts';
import { document, type Literal } from '../../test/literal.ts';
import { parseIndex } from './index-spec.ts';

type Fields = { readonly [name: string]: Literal };

describe('an index specification', () => {
  const rows: [string, Fields, Fields][] = [
    [
      'is named after its key',
      { key: { a: 1, 'b.c': -1 } },
      { v: 2, key: { a: 1, 'b.c': -1 }, name: 'a_1_b.c_-1' },
    ],
    ['keeps its name', { key: { a: 1 }, name: 'x' }, { v: 2, key: { a: 1 }, name: 'x' }],
    [
      'says only what is switched on',
      { key: { a: 1 }, unique: true, sparse: 0 },
      { v: 2, key: { a: 1 }, name: 'a_1', unique: true },
    ],
    [
      'takes a number for yes',
      { key: { a: 1 }, unique: 1n },
      { v: 2, key: { a: 1 }, name: 'a_1', unique: true },
    ],
    [
      'keeps the condition of a partial index',
      { key: { a: 1 }, partialFilterExpression: { b: { $gt: 1 }, $and: [{ c: 'x' }] } },
      { v: 2, key: { a: 1 }, name: 'a_1', partialFilterExpression: { b: { $gt: 1 }, $and: [{ c: 'x' }] } },
    ],
    [
      'keeps the seconds of a TTL index',
      { key: { a: 1 }, expireAfterSeconds: 60n },
      { v: 2, key: { a: 1 }, name: 'a_1', expireAfterSeconds: 60 },
    ],
  ];
  it.each(rows)('%s', (_, spec, kept) => {
    expect(told(parseIndex(document(spec), 1).spec)).toEqual(told(document(kept)));
  });

  const refused: [Fields, number][] = [
    [{}, 9],
    [{ key: {} }, 67],
    [{ key: { a: 0 } }, 67],
    [{ key: { a: Number.NaN } }, 67],
    [{ key: { a: 'text' } }, 67],
    [{ key: { a: true } }, 67],
    [{ key: { 'a.': 1 } }, 67],
    [{ key: { '$**': 1 } }, 67],
    [{ key: Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`f${i}`, 1])) }, 67],
    [{ key: { a: 1 }, name: '' }, 67],
    [{ key: { a: 1 }, unique: 'yes' }, 14],
    [{ key: { a: 1 }, hidden: true }, 72],
    [{ key: { a: 1 }, collation: { locale: 'fr' } }, 72],
    [{ key: { a: 1 }, background: true }, 72],
    [{ key: { a: 1 }, partialFilterExpression: 1 }, 14],
    [{ key: { a: 1 }, partialFilterExpression: { b: { $ne: 1 } } }, 67],
    [{ key: { a: 1 }, partialFilterExpression: { b: { $not: { $gt: 1 } } } }, 67],
    [{ key: { a: 1 }, partialFilterExpression: { $nor: [{ b: 1 }] } }, 67],
    [{ key: { a: 1 }, partialFilterExpression: { b: 1 }, sparse: true }, 67],
    [{ key: { a: 1 }, expireAfterSeconds: 'x' }, 67],
    [{ key: { a: 1 }, expireAfterSeconds: -1 }, 67],
    [{ key: { a: 1 }, expireAfterSeconds: 2147483648 }, 67],
    [{ key: { a: 1, b: 1 }, expireAfterSeconds: 1 }, 67],
    [{ key: { _id: 1 }, expireAfterSeconds: 1 }, 67],
  ];
  it.each(refused)('%j is refused with code %i', (spec, code) => {
    expect(() => parseIndex(document(spec), 1)).toThrow(expect.objectContaining({ code }));
  });
});
