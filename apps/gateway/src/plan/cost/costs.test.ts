import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { actualCost } from './actual.ts';
import { createCosts } from './costs.ts';
import { estimatedCost } from './estimate.ts';

const sdl = /* GraphQL */ `
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    book(id: ID): Book
    bestsellers: [Book!] @listSize(assumedSize: 5)
    shelf: [Book!]
    search(text: String @cost(weight: 7), where: Where): [Book!] @listSize(slicingArguments: ["first", "where.max"], assumedSize: 30)
    books(first: Int = 3, after: ID): Books @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])
    anything(first: Int!): [Thing!] @listSize(slicingArguments: ["first"])
    stock: Int @cost(weight: 4)
    free(first: Int, last: Int): [Book!] @listSize(slicingArguments: ["first", "last"])
  }
  input Where { max: Int words: [Word!] }
  input Word { text: String language: String @cost(weight: 2) }
  type Mutation { rename(input: Where): Book }
  union Thing = Book | Author | Address
  type Book { id: ID title: String author: Author publisher: Publisher prints(first: Int!): Books @listSize(slicingArguments: ["first"], sizedFields: ["nodes"]) }
  type Author { id: ID name: String books: [Book!] @listSize(assumedSize: 2) }
  type Publisher { name: String address: Address }
  type Address @cost(weight: 5) { zipCode: String }
  type Books { edges: [Edge!] nodes: [Book!] pageInfo: PageInfo }
  type Edge { node: Book }
  type PageInfo { hasNextPage: Boolean }
`;
const costs = createCosts(buildSchema(sdl), parse(sdl));

function programOf(text: string, operationName?: string) {
  const program = costs.of(parse(text), operationName);
  if (program === null) throw new Error('no operation');
  return program;
}
const estimate = (text: string, variables = {}, name?: string) =>
  estimatedCost(programOf(text, name), variables);

describe('the estimate', () => {
  it.each([
    [
      '1 for each object and 0 for scalars',
      '{ book(id: 1) { title author { name } publisher { name } } }',
      3,
    ],
    ['the weight of a type', '{ book { publisher { address { zipCode } } } }', 7],
    ['the weight of a field instead of its type', '{ stock }', 4],
    ['10 for a mutation and 1 for an input', 'mutation { rename(input: { max: 1 }) { id } }', 12],
    [
      'inputs within inputs and their weights',
      '{ search(text: "x", where: { max: 2, words: [{ language: "en" }, { text: "y" }] }) { id } }',
      14,
    ],
    ['lists by their assumed size', '{ bestsellers { author { name } } }', 10],
    ['lists of which nothing is known as 10', '{ shelf { id } }', 10],
    ['pages by their slicing argument', '{ books(first: 50) { edges { node { id } } } }', 101],
    ['the default of a slicing argument', '{ books { nodes { id } } }', 4],
    ['what stands beside the sized fields once', '{ books(first: 50) { pageInfo { hasNextPage } } }', 2],
    ['pages within pages', '{ books(first: 10) { nodes { prints(first: 20) { nodes { id } } } } }', 221],
    ['the greatest slicing argument', '{ free(first: 3, last: 8) { id } }', 8],
    ['a slicing argument inside an input', '{ search(where: { max: 12 }) { id } }', 13],
    ['fields of one name once', '{ book { author { name } ...F } } fragment F on Book { author { id } }', 2],
    ['aliases each', '{ a: book { id } b: book { id } }', 2],
    [
      'the dearest type of a union',
      '{ anything(first: 2) { __typename ... on Book { author { id } publisher { name } } ... on Author { books { id } } } }',
      6,
    ],
    [
      'fragments on the same type together',
      '{ anything(first: 1) { ... on Book { author { id } } ... on Book { author { name } } } }',
      2,
    ],
    ['nothing for what is never asked', '{ book @skip(if: true) { id } stock @include(if: false) }', 0],
    ['the schema about itself', '{ __schema { queryType { name } } }', 100],
  ])('counts %s', (_what, text, points) => {
    expect(estimate(text)).toBe(points);
  });

  it('reads variables, their defaults, and what they switch off', () => {
    const text =
      'query Q($n: Int = 7, $in: Boolean = false) { books(first: $n) { nodes { id author @include(if: $in) { id } } } }';
    expect(estimate(text)).toBe(8);
    expect(estimate(text, { n: 40 })).toBe(41);
    expect(estimate(text, { n: 40, in: true })).toBe(81);
    expect(estimate(text, { n: 'many' })).toBe(1);
    expect(
      estimate('query Q($w: Where) { search(where: $w) { id } }', {
        w: { max: 9, words: [{ language: 'de' }] },
      }),
    ).toBe(13);
  });

  it('is known from the document where no variable matters', () => {
    expect(programOf('query Q($id: ID) { book(id: $id) { title } }').scope.constant).toBe(1);
    expect(programOf('query Q($n: Int) { books(first: $n) { nodes { id } } }').scope.constant).toBeNull();
  });

  it('weighs the operation that is named', () => {
    const two = 'query A { stock } query B { book { id } }';
    expect(estimate(two, {}, 'A')).toBe(4);
    expect(estimate(two, {}, 'B')).toBe(1);
    expect(costs.of(parse(two), undefined)).toBeNull();
  });

  it('says where a slicing argument is needed', () => {
    const { fault } = programOf('{ free { id } }');
    expect(fault?.message).toBe('Query.free answers a list; say how long by "first" or "last".');
    expect(fault?.extensions.code).toBe('SLICING_ARGUMENT_NEEDED');
    expect(programOf('{ books { nodes { id } } }').fault).toBeNull();
  });

  it('ends with what is refused later: circles, unknown fields and types', () => {
    expect(
      costs.of(parse('{ book { ...F } } fragment F on Book { author { books { ...F } } }'), undefined),
    ).toBeNull();
    expect(estimate('{ nothing { id } book { ... on Nowhere { id } ...Missing } }')).toBe(1);
    expect(
      estimate('{ books(first: 2000000000) { nodes { prints(first: 2000000000) { nodes { id } } } } }'),
    ).toBe(1_000_000_000);
  });
});

describe('the actual cost', () => {
  const text =
    'query Q($n: Int!) { books(first: $n) { edges { node { id author { name } publisher { name } } } pageInfo { hasNextPage } } stock search(text: "x", where: {}) { id } }';

  it('counts what stands in the answer, and arguments where the field was answered', () => {
    const data = {
      books: {
        edges: [
          { node: { id: '1', author: { name: 'Ada' }, publisher: null } },
          { node: { id: '2', author: null, publisher: { name: 'P' } } },
        ],
        pageInfo: { hasNextPage: false },
      },
      stock: 3,
      search: null,
    };
    expect(estimate(text, { n: 50 })).toBe(1 + 50 * 4 + 1 + 4 + 8 + 30);
    expect(actualCost(programOf(text), { n: 50 }, data)).toBe(1 + 2 * 3 + 1 + 4 + 8);
    expect(actualCost(programOf('mutation { rename { id } }'), {}, null)).toBe(10);
  });

  it('tells fragments apart by the type, or by what is there', () => {
    const program = programOf(
      '{ anything(first: 9) { ... on Book { author { id } } ... on Author { books { id } } } }',
    );
    const book = { author: { id: '1' } };
    const author = { books: [{ id: '1' }, { id: '2' }] };
    expect(actualCost(program, {}, { anything: [book, author] })).toBe(2 + 1 + 2);
    const named = [
      { __typename: 'Book', ...book },
      { __typename: 'Author', ...author },
      { __typename: 'Address' },
    ];
    expect(actualCost(program, {}, { anything: named })).toBe(3 + 1 + 2);
  });

  it('is never above the estimate where lists keep to their sizes', () => {
    const nested = '{ books(first: 2) { nodes { prints(first: 1) { nodes { id author { name } } } } } }';
    const print = { nodes: [{ id: '1', author: { name: 'A' } }] };
    const data = { books: { nodes: [{ prints: print }, { prints: print }] } };
    expect(actualCost(programOf(nested), {}, data)).toBe(estimate(nested));
  });
});

it('finds the directives by the names that the link gives them', () => {
  const renamed = `schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: [{ name: "@cost", as: "@points" }]) { query: Query }
    type Query { x: Int @points(weight: 3) ys: [Y] @cost__listSize(assumedSize: 4) } type Y { id: ID }`;
  const schema = buildSchema(renamed, { assumeValid: true });
  const program = createCosts(schema, parse(renamed)).of(parse('{ x ys { id } }'), undefined);
  expect(program === null ? null : estimatedCost(program, {})).toBe(7);
});
