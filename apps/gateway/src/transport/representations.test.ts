import { expect, it } from 'vitest';
import { packRepresentations } from './representations.ts';

const bike = { __typename: 'Product', upc: 'bike' };
const lamp = { __typename: 'Product', upc: 'lamp' };
const lampAtPrice = { __typename: 'Product', upc: 'lamp', price: 9 };

it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
  ['nothing', {}, {}],
  ['other variables', { first: 5 }, { first: 5 }],
  ['one', { representations: [bike] }, { representations: [bike] }],
  [
    'different ones',
    { representations: [bike, lamp, lampAtPrice] },
    { representations: [bike, lamp, lampAtPrice] },
  ],
  [
    'equal ones',
    { representations: [bike, lamp, bike, bike], first: 5 },
    { first: 5, representations: [bike, lamp] },
  ],
  ['what is no list', { representations: 'x' }, { representations: 'x' }],
])('sends %s', (_what, variables, sent) => {
  expect(JSON.parse(packRepresentations(variables).json)).toEqual(sent);
});

it('gives every place an entity of its own, in the order of asking', () => {
  const { unpack } = packRepresentations({ representations: [bike, lamp, bike, lamp] });
  const body = unpack({ data: { _entities: [{ tags: [{ id: 1 }] }, null] } });
  expect(body.data?._entities).toEqual([{ tags: [{ id: 1 }] }, null, { tags: [{ id: 1 }] }, null]);
  const [first, , third] = (body.data?._entities ?? []) as { tags: object[] }[];
  expect(first).not.toBe(third);
  expect(first?.tags[0]).not.toBe(third?.tags[0]);
});

it('reports an error of an entity at each of its places, and others as they are', () => {
  const { unpack } = packRepresentations({ representations: [bike, lamp, bike] });
  const fault = (path?: (string | number)[]) => ({ message: 'no', ...(path === undefined ? {} : { path }) });
  const body = unpack({
    data: null,
    errors: [fault(['_entities', 0, 'name']), fault(['_entities', 1]), fault(['_entities']), fault()],
  });
  expect(body.errors?.map(({ path }) => path)).toEqual([
    ['_entities', 0, 'name'],
    ['_entities', 2, 'name'],
    ['_entities', 1],
    ['_entities'],
    undefined,
  ]);
});

it('leaves an answer of another length as it is', () => {
  const { unpack } = packRepresentations({ representations: [bike, lamp, bike] });
  expect(unpack({ data: { _entities: [{}] } }).data).toEqual({ _entities: [{}] });
});

it('copies a field of any name', () => {
  const { unpack } = packRepresentations({ representations: [bike, bike] });
  const entity: unknown = JSON.parse('{"__proto__":{"a":1}}');
  const [, second] = (unpack({ data: { _entities: [entity] } }).data?._entities ?? []) as object[];
  expect(Object.keys(second ?? {})).toEqual(['__proto__']);
});
