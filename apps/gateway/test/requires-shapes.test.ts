import { expect, it } from 'vitest';
import { createSmallGraph, type SmallSubgraph } from './small-graph.ts';

type Fields = Readonly<Record<string, unknown>>;

const rate = (currency: unknown) => (currency === 'EUR' ? 2 : 1);

const shop: SmallSubgraph = {
  name: 'shop',
  sdl: `
    type Query { products: [Product!]! thing: Thing }
    type Mutation { reprice(id: ID!): Product }
    interface Thing { id: ID! price(currency: String = "USD"): Int }
    type Product implements Thing @key(fields: "id") { id: ID! price(currency: String = "USD"): Int }
    type Ticket implements Thing @key(fields: "id") { id: ID! price(currency: String = "USD"): Int }
  `,
  resolvers: {
    Query: { products: () => [{ id: '1' }], thing: () => ({ __typename: 'Ticket', id: '9' }) },
    Mutation: { reprice: (_root, { id }) => ({ id }) },
    Product: { __resolveReference: (one) => one, price: (_one, { currency }) => 10 * rate(currency) },
    Ticket: { __resolveReference: (one) => one, price: (_one, { currency }) => 50 * rate(currency) },
  },
};

/** Knows the interface too, and requires prices of what stands behind it. */
const baskets: SmallSubgraph = {
  name: 'baskets',
  sdl: `
    type Query { baskets: [Basket!]! }
    interface Thing { id: ID! price(currency: String = "USD"): Int }
    type Product implements Thing @key(fields: "id") { id: ID! price(currency: String = "USD"): Int @external }
    type Ticket implements Thing @key(fields: "id") { id: ID! price(currency: String = "USD"): Int @external }
    type Basket @key(fields: "id") {
      id: ID!
      things: [Thing!]!
      total: Int @requires(fields: "discount(at: \\"till\\")")
      sum: Int @requires(fields: "best { ... on Product { price(currency: \\"EUR\\") } ... on Ticket { price(currency: \\"USD\\") } }")
      discount(at: String!): Int @external
      best: [Thing!] @external
    }
  `,
  resolvers: {
    Query: { baskets: () => [{ id: 'b1' }] },
    Thing: { __resolveType: (thing) => (thing as Fields).__typename },
    Basket: {
      __resolveReference: (basket) => basket,
      things: () => [
        { __typename: 'Product', id: '1' },
        { __typename: 'Ticket', id: '9' },
      ],
      total: (basket) => 100 - Number((basket as Fields).discount),
      sum: (basket) =>
        ((basket as Fields).best as { price: number }[]).reduce((sum, { price }) => sum + price, 0),
    },
  },
};

/** Requires, in turn, what another subgraph computes from a required field. */
const offers: SmallSubgraph = {
  name: 'offers',
  sdl: `
    interface Thing { id: ID! }
    type Product implements Thing @key(fields: "id") { id: ID! price(currency: String = "USD"): Int @external
      offer(percent: Int!): Int @requires(fields: "price(currency: \\"EUR\\")") }
    type Ticket implements Thing @key(fields: "id") { id: ID! }
    type Basket @key(fields: "id") { id: ID! discount(at: String!): Int best: [Thing!] }
  `,
  resolvers: {
    Thing: { __resolveType: (thing) => (thing as Fields).__typename },
    Product: {
      __resolveReference: (product) => product,
      offer: (product, { percent }) => (Number((product as Fields).price) * Number(percent)) / 100,
    },
    Basket: {
      __resolveReference: (basket) => basket,
      discount: (_basket, { at }) => (at === 'till' ? 7 : 1),
      best: () => [
        { __typename: 'Product', id: '1' },
        { __typename: 'Ticket', id: '9' },
      ],
    },
  },
};

const labels: SmallSubgraph = {
  name: 'labels',
  sdl: `
    type Product @key(fields: "id") { id: ID! offer(percent: Int!): Int @external
      label(of: String): String @requires(fields: "offer(percent: 50)") }
  `,
  resolvers: {
    Product: {
      __resolveReference: (product) => product,
      label: (product, { of }) => `${of ?? 'now'} ${(product as Fields).offer}`,
    },
  },
};

it('requires what was required, behind interfaces, below type conditions, and in mutations', async () => {
  const graph = await createSmallGraph([shop, baskets, offers, labels]);
  const data = async (query: string) => {
    const answer = await graph.ask(query);
    expect(answer.errors).toEqual([]);
    return answer.data;
  };
  expect(await data('{ products { price offer(percent: 10) label(of: "today") other: label } }')).toEqual({
    products: [{ price: 10, offer: 2, label: 'today 10', other: 'now 10' }],
  });
  expect(
    await data(
      '{ baskets { discount(at: "door") total things { id price } best { price(currency: "EUR") } sum } }',
    ),
  ).toEqual({
    baskets: [
      {
        discount: 1,
        total: 93,
        things: [
          { id: '1', price: 10 },
          { id: '9', price: 50 },
        ],
        best: [{ price: 20 }, { price: 100 }],
        sum: 70,
      },
    ],
  });
  expect(
    await data('mutation { reprice(id: "1") { price label } again: reprice(id: "1") { label } }'),
  ).toEqual({
    reprice: { price: 10, label: 'now 10' },
    again: { label: 'now 10' },
  });
  expect(await data('{ thing { id: __typename price(currency: "EUR") ... on Product { label } } }')).toEqual({
    thing: { id: 'Ticket', price: 100 },
  });
  await graph.close();
});
