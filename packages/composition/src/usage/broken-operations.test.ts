import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { brokenOperations } from './broken-operations.ts';

const sdl = `
  interface Named { name: String }
  type Person implements Named { name: String cost: Int! @deprecated(reason: "use price") friends(first: Int, sort: Sort): [Person!] }
  type Room implements Named { name: String seats: Int }
  union Found = Person | Room
  enum Sort { BY_NAME BY_COST }
  input Filter { school: String sort: Sort inner: Filter }
  type Query { person(id: ID!): Person named: Named search(filter: Filter): [Found!]! }
`;
const before = buildSchema(sdl);
const breaks = async (from: string, to: string, ...texts: readonly string[]) => {
  const after = buildSchema(sdl.replaceAll(from, to));
  const found = await brokenOperations(
    before,
    after,
    texts.map((text) => ({ id: text, text })),
  );
  return found.map(({ key, operations }) => [key, ...operations]);
};

describe('a change breaks who touches it', () => {
  it('by a field that is gone, also behind an interface, a fragment or an alias', async () => {
    const direct = '{ person(id: "") { alias_1: cost } }';
    const spread = '{ person(id: "") { ...F } } fragment F on Person { cost }';
    const other = '{ person(id: "") { name } }';
    expect(await breaks('cost: Int! @deprecated(reason: "use price")', '', direct, spread, other)).toEqual([
      ['FIELD_REMOVED Person.cost', direct, spread],
    ]);
    const named = '{ named { name } }';
    expect(await breaks('name: String', 'name: Int', named, '{ person(id: "") { cost } }')).toEqual([
      ['FIELD_TYPE_CHANGED Named.name', named],
      ['FIELD_TYPE_CHANGED Person.name', named],
      ['FIELD_TYPE_CHANGED Room.name', named],
    ]);
  });

  it('by a type that answers null now, which stays valid', async () => {
    const asked = '{ person(id: "") { cost } }';
    expect(await breaks('cost: Int!', 'cost: Int', asked)).toEqual([
      ['FIELD_TYPE_CHANGED Person.cost', asked],
    ]);
  });

  it('by an argument that is gone or needed now', async () => {
    const given = '{ person(id: "") { friends(first: 0) { name } } }';
    const left = '{ person(id: "") { friends { name } } }';
    expect(await breaks('first: Int, ', '', given, left)).toEqual([
      ['FIELD_ARGUMENT_REMOVED Person.friends.first', given],
    ]);
    expect(await breaks('first: Int, ', 'first: Int!, ', given, left)).toEqual([
      ['FIELD_ARGUMENT_TYPE_CHANGED Person.friends.first', given],
      [expect.stringContaining('OPERATION_INVALID'), left],
    ]);
    expect(await breaks('first: Int, ', 'first: Int, last: Int!, ', left)).toEqual([
      ['FIELD_ARGUMENT_ADDED Person.friends.last', left],
    ]);
  });

  it('by what a variable may carry, however deep', async () => {
    const variable = 'query ($filter: Filter) { search(filter: $filter) { __typename } }';
    const literal = '{ search(filter: { inner: { school: "" } }) { __typename } }';
    const without = '{ search { __typename } }';
    expect(await breaks('school: String', '', variable, literal, without)).toEqual([
      ['INPUT_FIELD_REMOVED Filter.school', variable, literal],
    ]);
    expect(
      await breaks(' BY_COST', '', variable, literal, '{ search(filter: { sort: BY_COST }) { __typename } }'),
    ).toEqual([
      ['ENUM_VALUE_REMOVED Sort.BY_COST', variable, '{ search(filter: { sort: BY_COST }) { __typename } }'],
    ]);
    expect(
      await breaks('school: String', 'school: String district: ID!', variable, literal, without),
    ).toEqual([['INPUT_FIELD_ADDED Filter.district', variable, literal]]);
  });

  it('by what only validating tells', async () => {
    const spread = '{ search { ... on Room { seats } } }';
    expect(await breaks('Person | Room', 'Person', spread, '{ search { __typename } }')).toEqual([
      ['UNION_MEMBER_REMOVED Found'],
      [expect.stringContaining('OPERATION_INVALID'), spread],
    ]);
  });
});

it('a change that breaks nobody is named without operations, and an addition is not named', async () => {
  expect(await breaks('seats: Int', '', '{ named { name } }')).toEqual([['FIELD_REMOVED Room.seats']]);
  expect(await breaks('seats: Int', 'seats: Int area: Int', '{ named { name } }')).toEqual([]);
});

it('an operation that fitted nothing before is nobody’s loss', async () => {
  expect(await breaks('seats: Int', '', '{ rooms { seats } }', '{ torn')).toEqual([
    ['FIELD_REMOVED Room.seats'],
  ]);
});
