import { expect, it } from 'vitest';
import type { Json } from './json.ts';
import { mergeInto } from './merge.ts';

const isObjectType = (typename: unknown) => typename !== 'Media';

it.each<[string, Json, Json, Json]>([
  ['adds what is not known', { a: 1 }, { b: { c: 2 } }, { a: 1, b: { c: 2 } }],
  ['merges objects', { a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  [
    'merges lists of one length, also within lists',
    { a: [[{ b: 1 }, null]] },
    { a: [[{ c: 2 }, { d: 3 }]] },
    { a: [[{ b: 1, c: 2 }, { d: 3 }]] },
  ],
  ['takes a list of another length', { a: [{ b: 1 }] }, { a: [] }, { a: [] }],
  ['takes a null', { a: { b: 1 } }, { a: null }, { a: null }],
  ['keeps the type of an object', { __typename: 'Book' }, { __typename: 'Media' }, { __typename: 'Book' }],
  ['takes a type that says more', { __typename: 'Media' }, { __typename: 'Book' }, { __typename: 'Book' }],
  [
    'takes names that objects inherit',
    {},
    { constructor: { a: 1 } } as Json,
    { constructor: { a: 1 } } as Json,
  ],
])('%s', (_what, target, source, merged) => {
  mergeInto(target, source, { isCopied: false, isObjectType });
  expect(target).toEqual(merged);
});

it('gives each of several places its own', () => {
  const source = { list: [{ a: 1 }] };
  const [first, second]: Json[] = [{}, {}];
  if (first === undefined || second === undefined) throw new Error('There are two places.');
  mergeInto(first, source, { isCopied: false, isObjectType });
  mergeInto(second, source, { isCopied: true, isObjectType });
  expect(second).toEqual(first);
  expect((second.list as unknown[])[0]).not.toBe((first.list as unknown[])[0]);
});

it('sets no prototype', () => {
  const target: Json = {};
  mergeInto(target, JSON.parse('{"__proto__":{"isAdmin":true}}') as Json, { isCopied: true, isObjectType });
  expect(target.isAdmin).toBeUndefined();
  expect(Object.keys(target)).toEqual([]);
});
