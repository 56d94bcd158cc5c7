import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph } from './small-graph.ts';

const sdl = `
  type Query { book(id: ID!, in: Where!, kind: Kind!, rest: Rest): Book }
  input Where { shelf: Int! names: [String!]! note: String deep: Rest! }
  input Rest { ok: Boolean! }
  enum Kind { NOVEL POEM }
  scalar Rare
  type Book { title: String byDay(day: Rare!): Int }
`;
const text =
  'query Book($id: ID!, $in: Where!, $kind: Kind!, $day: Rare!, $rest: Rest, $n: Int! = 2) { book(id: $id, in: $in, kind: $kind, rest: $rest) { title byDay(day: $day) ... @include(if: true) { again: byDay(day: $n) } } }';

let graph: SmallGraph;
beforeAll(async () => {
  graph = await createSmallGraph([
    { name: 'books', sdl, resolvers: { Query: { book: () => ({ title: 'Emma', byDay: 1 }) } } },
  ]);
});
afterAll(() => graph.close());

const operation = (words: string, operationName: string | null = null) => ({
  text: words,
  operationName,
  uses: 1,
});

const plan = (operations: ReturnType<typeof operation>[]) =>
  graph.handover.takeOver({ operations, principals: [] });

it('plans operations with made-up variables and asks no subgraph', async () => {
  const planned = await plan([
    operation(text.replace('$n: Int! = 2', '$n: Rare! = 2'), 'Book'),
    operation('{ book(id: 1, in: { shelf: 1, names: [], deep: { ok: true } }, kind: POEM) { title } }'),
  ]);
  expect(planned).toBe(2);
  expect(graph.sides[0]?.seen).toEqual([]);
});

it('leaves out what the graph no longer has', async () => {
  const planned = await plan([operation('{ film { title } }'), operation('{ __typename }', 'Other')]);
  expect(planned).toBe(0);
});

it('hands over what was run, most first, then what it was given, and what was refused not at all', async () => {
  const rare = '{ rare: __typename }';
  const often = 'query Often { __typename }';
  await graph.ask(rare);
  await graph.ask(often);
  await graph.ask(often);
  await graph.ask('{ nobody( }');
  const [first, second, ...others] = graph.handover.give().operations;
  expect([first, second]).toEqual([{ ...operation(often), uses: 2 }, operation(rare)]);
  expect(others.map(({ uses }) => uses)).toEqual([0.5, 0.5, 0.5, 0.5]);
});
