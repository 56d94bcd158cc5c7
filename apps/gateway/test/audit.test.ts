import { afterEach, describe, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph, type SmallSubgraph } from './small-graph.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Cases after the public federation gateway audit, which stock Apollo Gateway answers wrongly. */

let graph: SmallGraph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

async function asked(subgraphs: readonly SmallSubgraph[], query: string) {
  graph = await createSmallGraph(subgraphs);
  return graph.ask(query);
}

describe('keys of many kinds on one entity', () => {
  const composite = { one: 'c1', two: 'c2', three: 'c3' };
  const names: SmallSubgraph = {
    name: 'names',
    sdl: `
      type Place
        @key(fields: "id", resolvable: true)
        @key(fields: "pin", resolvable: false)
        @key(fields: "parts { one two }", resolvable: false)
        @key(fields: "id parts { two three }", resolvable: false) {
        id: ID! pin: ID! parts: Parts! name: String!
      }
      type Parts { one: ID! two: ID! three: ID! }
    `,
    resolvers: {
      Place: {
        __resolveReference: (reference) => ({
          id: (reference as Fields).id,
          pin: 'p',
          parts: composite,
          name: 'Hall',
        }),
      },
    },
  };
  const plans: SmallSubgraph = {
    name: 'plans',
    sdl: `
      type Query { plan: Plan }
      type Plan @key(fields: "id") { id: ID! places: [Place!]! }
      type Place
        @key(fields: "parts { one two }", resolvable: false)
        @key(fields: "id parts { two three }", resolvable: true)
        @key(fields: "pin", resolvable: false)
        @key(fields: "id", resolvable: false) {
        id: ID! pin: ID! parts: Parts! name: String! @external
        label: String! @requires(fields: "name")
      }
      type Parts { one: ID! two: ID! three: ID! }
    `,
    resolvers: {
      Query: { plan: () => ({ id: '100', places: [{ id: '1', pin: 'p', parts: composite }] }) },
      Place: {
        __resolveReference: (reference) => {
          const { id, parts } = reference as { id?: string; parts?: Fields };
          if (id === undefined || parts?.two === undefined || parts.three === undefined) {
            throw new Error('Only "id parts { two three }" is resolved here.');
          }
          return reference;
        },
        label: (place) => `label of ${(place as Fields).name}`,
      },
    },
  };

  it('finds the way there and back', async () => {
    const answer = await asked([names, plans], '{ plan { id places { id name label } } }');
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      plan: { id: '100', places: [{ id: '1', name: 'Hall', label: 'label of Hall' }] },
    });
  });
});

describe('interface objects that nothing resolves', () => {
  const owner: SmallSubgraph = {
    name: 'owner',
    sdl: `
      type Query { one: Node product: Product }
      interface Node @key(fields: "id") { id: ID! }
      type Product @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
    `,
    resolvers: {
      Query: { one: () => ({ __typename: 'Node', id: 'n1' }), product: () => ({ id: 'p1' }) },
      Node: { __resolveType: () => 'Node' },
    },
  };
  const adder: SmallSubgraph = {
    name: 'adder',
    sdl: `
      type Query { other: Node }
      type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! field: String }
      interface Product @key(fields: "id") { id: ID! name: String }
      type Bread implements Product @key(fields: "id") { id: ID! name: String }
    `,
    resolvers: {
      Query: { other: () => ({ id: 'n1', field: 'foo' }) },
      Product: {
        __resolveReference: (reference) => ({ ...(reference as Fields), __typename: 'Bread' }),
        __resolveType: () => 'Bread',
      },
      Bread: { __resolveReference: (reference) => reference, name: () => 'rye' },
    },
  };

  it.each([
    ['{ other { id field } }', { other: { id: 'n1', field: 'foo' } }, false],
    ['{ other { id } }', { other: { id: 'n1' } }, false],
    ['{ one { field } }', null, true],
    ['{ a: one { field } other { id } }', null, true],
    [
      'query ($no: Boolean = false) { one @include(if: $no) { field } other { id } }',
      { other: { id: 'n1' } },
      false,
    ],
    ['{ one { id } }', { one: null }, true],
    ['{ product { id } }', { product: { id: 'p1' } }, false],
    ['{ product { ... on Bread { id } } }', { product: { id: 'p1' } }, false],
  ])('%s', async (query, data, hasErrors) => {
    const answer = await asked([owner, adder], query);
    expect(answer.data).toEqual(data);
    expect(answer.errors.length > 0).toBe(hasErrors);
  });
});
