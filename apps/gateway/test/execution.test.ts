import { afterEach, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph, type SmallSubgraph } from './small-graph.ts';

let graph: SmallGraph | undefined;
afterEach(async () => {
  await graph?.close();
  graph = undefined;
});

async function asked(subgraphs: readonly SmallSubgraph[], query: string, variables = {}) {
  graph = await createSmallGraph(subgraphs);
  return graph.ask(query, variables);
}

const codes = (answer: { readonly errors: readonly { readonly extensions: unknown }[] }) =>
  answer.errors.map(({ extensions }) => (extensions as { code: string }).code);

const halls: SmallSubgraph = {
  name: 'halls',
  sdl: `
    type Query { halls(first: Int = 2): [Hall!] hall: Hall toString: String constructor: Hall }
    type Mutation { open(id: ID!): Hall close(id: ID!): Hall }
    type Hall @key(fields: "id") { id: ID! seats: Int state: State doors: [[Door]] }
    type Door { name: String! }
    enum State { OPEN CLOSED }
  `,
  resolvers: {
    Query: {
      halls: (_p, { first }) => ['1', '2', '3'].slice(0, Number(first)).map((id) => ({ id })),
      hall: () => ({ id: '1' }),
      toString: () => null,
      constructor: () => ({ id: '2' }),
    },
    Mutation: {
      open: (_p, { id }) => ({ id, state: 'OPEN' }),
      close: (_p, { id }) => ({ id, state: 'CLOSED' }),
    },
    Hall: {
      __resolveReference: (reference) => reference,
      seats: () => 40,
      doors: () => [[{ name: 'north' }, null], [], null],
    },
  },
};

const bookings: SmallSubgraph = {
  name: 'bookings',
  sdl: 'type Hall @key(fields: "id") { id: ID! title: String must: String! }',
  resolvers: {
    Hall: {
      __resolveReference: (reference) => reference,
      title: (hall) => {
        if ((hall as { id: string }).id === '1')
          throw Object.assign(new Error('No.'), { extensions: { code: 'NO' } });
        return 'Choir';
      },
      must: () => 'yes',
    },
  },
};

it('runs mutations in the order of asking, and what they need after them', async () => {
  const answer = await asked(
    [halls, bookings],
    'mutation ($id: ID!) { a: open(id: $id) { state title } b: close(id: $id) { state title } }',
    { id: '2' },
  );
  expect(answer).toMatchObject({
    data: { a: { state: 'OPEN', title: 'Choir' }, b: { state: 'CLOSED', title: 'Choir' } },
    errors: [],
  });
});

it('gives lists of lists, and names that objects inherit', async () => {
  const answer = await asked(
    [halls],
    '{ hall { doors { name } } toString constructor { id } __proto__: hall { id } }',
  );
  expect(answer.errors).toEqual([]);
  expect(JSON.stringify(answer.data)).toBe(
    '{"hall":{"doors":[[{"name":"north"},null],[],null]},"toString":null,"constructor":{"id":"2"},"__proto__":{"id":"1"}}',
  );
});

it.each([
  ['{ halls { id } }', {}, 2],
  ['query ($first: Int = 1) { halls(first: $first) { id } }', {}, 1],
  ['query ($first: Int = 1) { halls(first: $first) { id } }', { first: 3 }, 3],
])('%s with %o gives %i', async (query, variables, count) => {
  const { data } = await asked([halls], query, variables);
  expect((data as { halls: unknown[] }).halls).toHaveLength(count);
});

it('asks for what a condition leaves out only when it is met, with one plan for both', async () => {
  const query = 'query ($with: Boolean!) { hall { id title @include(if: $with) } }';
  const without = await asked([halls, bookings], query, { with: false });
  expect(without).toMatchObject({ data: { hall: { id: '1' } }, errors: [] });
  expect(graph?.sides[1]?.seen).toEqual([]);
  const answer = await graph?.ask(query, { with: true });
  expect(answer?.data).toEqual({ hall: { id: '1', title: null } });
  expect(answer?.errors).toMatchObject([{ message: 'No.', path: ['hall', 'title'] }]);
});

it('says where an entity failed, and gives the others', async () => {
  const answer = await asked([halls, bookings], '{ halls { id title } }');
  expect(answer.data).toEqual({
    halls: [
      { id: '1', title: null },
      { id: '2', title: 'Choir' },
    ],
  });
  expect(answer.errors).toMatchObject([
    { message: 'No.', path: ['halls', 0, 'title'], extensions: { code: 'NO' } },
  ]);
});

it('tells a broken promise from what another error caused', async () => {
  const lying = (body: object): SmallSubgraph => ({
    ...bookings,
    sdl: 'type Hall @key(fields: "id") { id: ID! title: String must: String! }',
    resolvers: { Hall: { ...bookings.resolvers.Hall, __resolveReference: () => body } },
  });
  const answer = await asked([halls, lying({ id: '1' })], '{ hall { id title must } }');
  expect(codes(answer)).toEqual(['NO']);
  await graph?.close();
  const answers = await asked(
    [
      halls,
      {
        ...bookings,
        resolvers: {
          Hall: {
            ...bookings.resolvers.Hall,
            // The first fails, which explains what it lacks; the second is unknown without a word.
            __resolveReference: (reference) =>
              (reference as { id: string }).id === '2' ? null : { id: '1' },
          },
        },
      },
    ],
    '{ halls { id title must } }',
  );
  expect(answers.data).toEqual({ halls: null });
  expect(answers.errors).toMatchObject([
    { path: ['halls', 0, 'title'], extensions: { code: 'NO' } },
    { path: ['halls', 1, 'must'], extensions: { code: 'SCHEMA_BROKEN_BY_ANSWER' } },
  ]);
});

it.each([
  ['{ hall { id } __schema { queryType { name } } __type(name: "State") { kind } }'],
  ['query ($n: String!) { s: __type(name: $n) { enumValues { name } } hall { id } }'],
])('answers what is asked of the schema beside the rest: %s', async (query) => {
  const answer = await asked([halls], query, { n: 'State' });
  expect(answer.errors).toEqual([]);
  expect(answer.data).toMatchObject({ hall: { id: '1' } });
  expect(JSON.stringify(answer.data)).toMatch(/"kind":"ENUM"|"enumValues":\[\{"name":"OPEN"\}/);
});

it('says that a variable’s name is taken', async () => {
  const answer = await asked(
    [
      halls,
      { ...bookings, sdl: 'type Hall @key(fields: "id") { id: ID! title(of: Int): String must: String! }' },
    ],
    'query ($representations: Int) { hall { title(of: $representations) } }',
  );
  expect(codes(answer)).toEqual(['VARIABLE_NAME_TAKEN']);
});
