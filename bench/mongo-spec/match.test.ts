import { BSON } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { Entities } from './entities.ts';
import { match } from './match.ts';
import { Mismatch } from './spec.ts';

const entities = new Entities('mongodb://127.0.0.1:1/');
const check = (expected: unknown, actual: unknown) => () => match(expected, actual, entities, 'it');

describe('what matches', () => {
  it.each<[string, unknown, unknown]>([
    ['the same', { a: [1, 'x', null] }, { a: [1, 'x', null] }],
    ['numbers of other types', { a: 5 }, { a: BSON.Long.fromNumber(5) }],
    ['more fields of a whole document', { a: 1 }, { a: 1, b: 2 }],
    ['more fields of one in a list of results', [{ a: 1 }], [{ a: 1, b: 2 }]],
    ['a field that may be missing', { a: { $$unsetOrMatches: 1 } }, {}],
    ['a field that must be missing', { a: { $$exists: false } }, { b: 1 }],
    ['a type', { a: { $$type: ['string', 'int'] } }, { a: 7 }],
  ])('%s', (_, expected, actual) => {
    expect(check(expected, actual)).not.toThrow();
  });
});

describe('what does not match', () => {
  it.each<[string, unknown, unknown]>([
    ['another value', { a: 1 }, { a: 2 }],
    ['another type', { a: 1 }, { a: '1' }],
    ['null for missing', { a: null }, {}],
    ['a longer list', [1], [1, 2]],
    ['another order', [1, 2], [2, 1]],
    ['more fields of an inner document', { a: { b: 1 } }, { a: { b: 1, c: 2 } }],
    ['a field that must be there', { a: { $$exists: true } }, {}],
    ['a field that differs where it may be missing', { a: { $$unsetOrMatches: 1 } }, { a: 2 }],
    ['a wrong type', { a: { $$type: 'string' } }, { a: 7 }],
    ['other ids', { a: new BSON.ObjectId('0'.repeat(24)) }, { a: new BSON.ObjectId('1'.repeat(24)) }],
  ])('%s', (_, expected, actual) => {
    expect(check(expected, actual)).toThrow(Mismatch);
  });

  it('an unknown matcher is no mismatch but a fault of the runner', () => {
    expect(check({ a: { $$unheardOf: 1 } }, { a: 1 })).toThrow(/does not know the matcher/);
  });
});
