import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph, type SmallSubgraph } from './small-graph.ts';

/** A feed whose members point at products, of which three other sides know a field each. */

let asked: string[] = [];
const fields = (name: string): SmallSubgraph => ({
  name,
  sdl: `type Product @key(fields: "id") { id: ID! ${name}: String }`,
  resolvers: {
    Product: {
      __resolveReference(product) {
        asked.push(`${name} of ${(product as { id: string }).id}`);
        return product;
      },
      [name]: (product) => `${name} of ${(product as { id: string }).id}`,
    },
  },
});

let graph: SmallGraph;
beforeAll(async () => {
  graph = await createSmallGraph([
    {
      name: 'feed',
      sdl: `
        type Query { feed: [Entry!]! said: [Said!]! }
        union Entry = Note | Sale | Gap
        interface Said { product: Product! }
        type Note implements Said { product: Product! }
        type Sale implements Said { product: Product! others: [Product!]! }
        type Gap { days: Int }
        type Product @key(fields: "id") { id: ID! }
      `,
      resolvers: {
        Query: {
          feed: () => [
            { __typename: 'Note', product: { id: 'p1' } },
            { __typename: 'Gap', days: 2 },
            { __typename: 'Sale', product: { id: 'p2' }, others: [{ id: 'p3' }, { id: 'p4' }] },
          ],
          said: () => [
            { __typename: 'Note', product: { id: 'p1' } },
            { __typename: 'Sale', product: { id: 'p2' } },
          ],
        },
      },
    },
    fields('name'),
    fields('price'),
    fields('stock'),
  ]);
});
beforeEach(() => {
  asked = [];
});
afterAll(() => graph.close());

async function answered(query: string) {
  const { data, errors } = await graph.ask(query);
  expect(errors).toEqual([]);
  return data;
}

describe('entities below members of a union', () => {
  it('are asked only for what their member asks for', async () => {
    const data = await answered(`{
      feed { ... on Note { product { name } } ... on Sale { product { price } others { stock } } ... on Gap { days } }
    }`);
    expect(data).toEqual({
      feed: [
        { product: { name: 'name of p1' } },
        { days: 2 },
        { product: { price: 'price of p2' }, others: [{ stock: 'stock of p3' }, { stock: 'stock of p4' }] },
      ],
    });
    expect(asked.sort()).toEqual(['name of p1', 'price of p2', 'stock of p3', 'stock of p4']);
  });

  it('are asked so through named fragments, under other names and of an interface', async () => {
    const data = await answered(`
      { entries: said { kind: __typename product { name } ...Sold } }
      fragment Sold on Sale { it: product { price } }
    `);
    expect(data).toEqual({
      entries: [
        { kind: 'Note', product: { name: 'name of p1' } },
        { kind: 'Sale', product: { name: 'name of p2' }, it: { price: 'price of p2' } },
      ],
    });
    expect(asked.sort()).toEqual(['name of p1', 'name of p2', 'price of p2']);
  });

  it('are asked with no more calls than without: one call for one subgraph where members ask it for different things', async () => {
    const before = graph.sides.map(({ seen }) => seen.length);
    await answered(`{
      feed { ... on Note { product { name } } ... on Sale { product { name price } } }
    }`);
    const calls = graph.sides.map(({ seen }, at) => seen.length - (before[at] ?? 0));
    expect(calls).toEqual([1, 1, 1, 0]);
  });
});
