import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph } from './small-graph.ts';
import type { Resolvers } from './two-sides.ts';

type Fields = Readonly<Record<string, unknown>>;

const cents = { p1: 10, p2: 20 } as const;
const rates: Readonly<Record<string, number>> = { USD: 1, EUR: 2, GBP: 3 };
const priceIn = (id: unknown, currency: string) => cents[id as keyof typeof cents] * (rates[currency] ?? 0);

const productFields: Resolvers[string] = {
  __resolveReference: (reference) => ({ ...(reference as Fields) }),
  name: (product) => `name of ${(product as Fields).id}`,
  weight: () => 1,
  price: (product, { currency = 'USD' }) => {
    if (currency === 'OLD')
      throw Object.assign(new Error('No longer.'), { extensions: { code: 'OLD_MONEY' } });
    return priceIn((product as Fields).id, currency);
  },
  category: (product) => product,
  related: (product, { first }) =>
    ['p1', 'p2', 'p1'].slice(0, Number(first)).map((id) => ({ id, of: (product as Fields).id })),
  cover: () => ({ __typename: 'Photo' }),
};

/** Owns products, with fields that take arguments. */
const shop = {
  name: 'shop',
  sdl: `
    type Query { products: [Product!]! product(id: ID!): Thing }
    interface Thing { id: ID! price(currency: String = "USD"): Int }
    type Product implements Thing @key(fields: "id") {
      id: ID!
      name: String
      weight: Int
      price(currency: String = "USD"): Int
      category: Category
      related(first: Int!): [Product!]
      cover: Cover
    }
    type Category { averagePrice(currency: String!): Int }
    interface Cover { width(unit: Unit! = PX): Int }
    type Photo implements Cover { width(unit: Unit! = PX): Int }
    type Drawing implements Cover { width(unit: Unit! = PX): Int }
    enum Unit { PX CM }
  `,
  resolvers: {
    Query: {
      products: () => [{ id: 'p1' }, { id: 'p2' }],
      product: (_root, { id }) => ({ __typename: 'Product', id }),
    },
    Product: productFields,
    Category: { averagePrice: (product, { currency = '' }) => priceIn((product as Fields).id, currency) },
    Photo: { width: (_photo, { unit }) => (unit === 'CM' ? 7 : 700) },
  } satisfies Resolvers,
};

/** Computes from prices in currencies of its own choice; tells what it was given. */
const shipping = {
  name: 'shipping',
  sdl: `
    type Query { cheapest: Product }
    type Product @key(fields: "id") {
      id: ID!
      weight: Int @external
      price(currency: String = "USD"): Int @external
      category: Category @external
      related(first: Int!): [Product!] @external
      cover: Cover @external
      name: String @external
      inUsd: Int @requires(fields: "price(currency: \\"USD\\") weight")
      inEur: Int @requires(fields: "price(currency: \\"EUR\\") weight")
      inOld: Int @requires(fields: "price(currency: \\"OLD\\")")
      inOld2: Int! @requires(fields: "price(currency: \\"OLD\\") weight")
      inDefault: Int @requires(fields: "price")
      isDear: Boolean @requires(fields: "category { averagePrice(currency: \\"GBP\\") }")
      relatedNames: [String] @requires(fields: "related(first: 3) { name }")
      coverWidth: Int @requires(fields: "cover { width(unit: CM) }")
      onBox(prefix: String!): String @requires(fields: "price(currency: \\"GBP\\")")
    }
    type Category @external { averagePrice(currency: String!): Int }
    interface Cover { width(unit: Unit! = PX): Int }
    type Photo implements Cover { width(unit: Unit! = PX): Int @external }
    type Drawing implements Cover { width(unit: Unit! = PX): Int @external }
    enum Unit { PX CM }
  `,
  resolvers: {
    Query: { cheapest: () => ({ id: 'p1' }) },
    Product: {
      __resolveReference: (reference) => reference,
      inUsd: (product) => (product as Fields).price,
      inEur: (product) => (product as Fields).price,
      inOld: (product) => (product as Fields).price,
      inOld2: (product) => (product as Fields).price,
      inDefault: (product) => (product as Fields).price,
      isDear: (product) => Number(((product as Fields).category as Fields).averagePrice) > 30,
      relatedNames: (product) => ((product as Fields).related as Fields[]).map(({ name }) => name),
      coverWidth: (product) => ((product as Fields).cover as Fields).width,
      onBox: (product, { prefix }) => `${prefix}${(product as Fields).price}`,
    },
  } satisfies Resolvers,
};

let graph: SmallGraph;
beforeAll(async () => {
  graph = await createSmallGraph([shop, shipping]);
});
afterAll(() => graph.close());

async function products(fields: string, rest = '', variables: Fields = {}): Promise<unknown> {
  const head = rest.startsWith('(') ? `query Q${rest.slice(0, rest.indexOf(')') + 1)} ` : 'query Q ';
  const fragments = rest.startsWith('(') ? rest.slice(rest.indexOf(')') + 1) : rest;
  const answer = await graph.ask(`${head}{ products { ${fields} } } ${fragments}`, variables);
  expect(answer.errors).toEqual([]);
  return (answer.data as { products: unknown }).products;
}

describe("a @requires of a field with arguments beside the client's own", () => {
  it('gives each its own value', async () => {
    expect(await products('price(currency: "EUR") inUsd')).toEqual([
      { price: 20, inUsd: 10 },
      { price: 40, inUsd: 20 },
    ]);
  });

  it('keeps the names that the client gave, whatever they are', async () => {
    const asked = 'price: inUsd weight: price(currency: "GBP") b: price(currency: "EUR") inUsd: name';
    expect(await products(asked)).toEqual([
      { price: 10, weight: 30, b: 20, inUsd: 'name of p1' },
      { price: 20, weight: 60, b: 40, inUsd: 'name of p2' },
    ]);
  });

  it('reads arguments from variables and their defaults', async () => {
    const asked = 'price(currency: $c) inUsd onBox(prefix: $p)';
    const head = '($c: String = "EUR", $p: String!)';
    expect(await products(asked, head, { p: '#' })).toEqual([
      { price: 20, inUsd: 10, onBox: '#30' },
      { price: 40, inUsd: 20, onBox: '#60' },
    ]);
    expect(await products(asked, head, { c: 'GBP', p: '#' })).toEqual([
      { price: 30, inUsd: 10, onBox: '#30' },
      { price: 60, inUsd: 20, onBox: '#60' },
    ]);
  });

  it('holds in fragments, named and inline, and under @include', async () => {
    const fragments = 'fragment A on Product { price(currency: "EUR") } fragment B on Thing { id ...A }';
    expect(
      await products(
        '...B ... on Product @include(if: $yes) { inUsd } ... @skip(if: $yes) { inEur }',
        `($yes: Boolean!)${fragments}`,
        { yes: true },
      ),
    ).toEqual([
      { id: 'p1', price: 20, inUsd: 10 },
      { id: 'p2', price: 40, inUsd: 20 },
    ]);
  });

  it('holds for what is required without its argument', async () => {
    expect(await products('price(currency: "EUR") inDefault')).toEqual([
      { price: 20, inDefault: 10 },
      { price: 40, inDefault: 20 },
    ]);
  });

  it('holds below the required field and for lists', async () => {
    expect(
      await products(
        'category { averagePrice(currency: "USD") } isDear related(first: 1) { id } relatedNames',
      ),
    ).toEqual([
      {
        category: { averagePrice: 10 },
        isDear: false,
        related: [{ id: 'p1' }],
        relatedNames: ['name of p1', 'name of p2', 'name of p1'],
      },
      {
        category: { averagePrice: 20 },
        isDear: true,
        related: [{ id: 'p1' }],
        relatedNames: ['name of p1', 'name of p2', 'name of p1'],
      },
    ]);
  });

  it('holds within what was asked with other arguments', async () => {
    expect(await products('related(first: 2) { price(currency: "GBP") inUsd relatedNames }')).toEqual([
      {
        related: [
          { price: 30, inUsd: 10, relatedNames: ['name of p1', 'name of p2', 'name of p1'] },
          { price: 60, inUsd: 20, relatedNames: ['name of p1', 'name of p2', 'name of p1'] },
        ],
      },
      {
        related: [
          { price: 30, inUsd: 10, relatedNames: ['name of p1', 'name of p2', 'name of p1'] },
          { price: 60, inUsd: 20, relatedNames: ['name of p1', 'name of p2', 'name of p1'] },
        ],
      },
    ]);
  });

  it('holds through interfaces', async () => {
    expect(await products('cover { width } coverWidth')).toEqual([
      { cover: { width: 700 }, coverWidth: 7 },
      { cover: { width: 700 }, coverWidth: 7 },
    ]);
    const answer = await graph.ask(
      '{ product(id: "p2") { price(currency: "EUR") ... on Product { inUsd } } }',
    );
    expect(answer.data).toEqual({ product: { price: 40, inUsd: 20 } });
  });

  it('reaches a subgraph that has only the key', async () => {
    const answer = await graph.ask('{ cheapest { price(currency: "EUR") inUsd inEur } }');
    expect(answer).toMatchObject({ data: { cheapest: { price: 20, inUsd: 10, inEur: 20 } }, errors: [] });
  });
});

describe('two @requires of one field with different arguments', () => {
  it('get each its own value, in one request to the subgraph', async () => {
    const [, side] = graph.sides;
    side?.seen.splice(0);
    expect(await products('inUsd inEur inDefault isDear box: onBox(prefix: "£") again: inEur')).toEqual([
      { inUsd: 10, inEur: 20, inDefault: 10, isDear: false, box: '£30', again: 20 },
      { inUsd: 20, inEur: 40, inDefault: 20, isDear: true, box: '£60', again: 40 },
    ]);
    expect(side?.seen).toHaveLength(1);
  });
});

describe('what goes wrong with what is required', () => {
  it('is told without names that the client did not ask for', async () => {
    const answer = await graph.ask('{ products { id: name inOld inUsd } }');
    expect(answer.data).toEqual({
      products: [
        { id: 'name of p1', inOld: null, inUsd: 10 },
        { id: 'name of p2', inOld: null, inUsd: 20 },
      ],
    });
    expect(answer.errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['products', 0], 'OLD_MONEY'],
      [['products', 1], 'OLD_MONEY'],
    ]);
  });

  it('is told where the client asked when it asked under an alias, in a group of its own', async () => {
    const answer = await graph.ask('{ products { inEur weight: inOld2 } }');
    expect(answer.errors.map(({ path }) => path)).toEqual([
      ['products', 0],
      ['products', 1],
      ['products', 0, 'weight'],
      ['products', 1, 'weight'],
    ]);
    expect(JSON.stringify(answer)).not.toContain('_quad_');
  });
});

it('shows no client the fields that stand for the required ones', async () => {
  const shown = await graph.ask('{ __type(name: "Product") { fields { name } } }');
  expect(JSON.stringify(shown.data)).not.toContain('_quad_');
  const asked = await graph.ask('{ products { _quad_price_0 } }');
  expect(asked.errors.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});
