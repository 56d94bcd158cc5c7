import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import type { Json } from './json.ts';
import { compileRewrites } from './rewrites.ts';
import { createTypeRelations } from './type-relations.ts';

const types = createTypeRelations(
  buildSchema(`
    type Query { media: Media }
    interface Media { id: ID }
    type Book implements Media { id: ID }
    type Film implements Media { id: ID }
  `),
);

type Rewrites = NonNullable<Parameters<typeof compileRewrites>[0]>;

it.each<[string, Rewrites, Json, unknown, Json]>([
  [
    'sets a value on objects of a type',
    [{ kind: 'ValueSetter', path: ['... on Book', '__typename'], setValueTo: 'Media' }],
    { __typename: 'Book', id: '1' },
    undefined,
    { __typename: 'Media', id: '1' },
  ],
  [
    'leaves objects of another type',
    [{ kind: 'ValueSetter', path: ['... on Book', '__typename'], setValueTo: 'Media' }],
    { __typename: 'Film', id: '1' },
    undefined,
    { __typename: 'Film', id: '1' },
  ],
  [
    'renames a key, also of a value that is false or empty',
    [
      { kind: 'KeyRenamer', path: ['... on Media', 'size__alias_0'], renameKeyTo: 'size' },
      { kind: 'KeyRenamer', path: ['... on Media', 'text__alias_1'], renameKeyTo: 'text' },
    ],
    { __typename: 'Film', size__alias_0: 0, text__alias_1: '' },
    undefined,
    { __typename: 'Film', size: 0, text: '' },
  ],
  [
    'goes into lists',
    [{ kind: 'KeyRenamer', path: ['all', '... on Book', 'a'], renameKeyTo: 'b' }],
    { all: [[{ __typename: 'Book', a: 1 }, null], [{ __typename: 'Film', a: 2 }]] },
    undefined,
    { all: [[{ __typename: 'Book', b: 1 }, null], [{ __typename: 'Film', a: 2 }]] },
  ],
  [
    'knows the type of an entity that does not say it',
    [{ kind: 'KeyRenamer', path: ['... on Book', 'a'], renameKeyTo: 'b' }],
    { a: 1 },
    'Film',
    { a: 1 },
  ],
  [
    'follows the planner where nothing says the type',
    [{ kind: 'KeyRenamer', path: ['... on Book', 'a'], renameKeyTo: 'b' }],
    { a: 1 },
    undefined,
    { b: 1 },
  ],
])('%s', (_what, rewrites, value, typename, rewritten) => {
  compileRewrites(rewrites, types)?.(value, typename);
  expect(value).toEqual(rewritten);
});
