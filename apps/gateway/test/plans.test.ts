import { expect, it } from 'vitest';
import { createSmallGraph, type SmallSubgraph } from './small-graph.ts';

const people: SmallSubgraph = {
  name: 'people',
  sdl: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! room: String @shareable }',
  resolvers: { Query: { person: () => ({ id: '1', room: 'A1' }) } },
};

const peopleWithoutRooms: SmallSubgraph = {
  name: 'people',
  sdl: 'type Query { person: Person } type Person @key(fields: "id") { id: ID! }',
  resolvers: { Query: { person: () => ({ id: '1' }) } },
};

const rooms: SmallSubgraph = {
  name: 'rooms',
  sdl: 'type Person @key(fields: "id") { id: ID! room: String }',
  resolvers: { Person: { __resolveReference: (reference) => reference, room: () => 'B2' } },
};

it('plans the same query anew when another supergraph takes over', async () => {
  const query = '{ person { id room } }';
  const old = await createSmallGraph([people]);
  const first = await old.ask(query);
  const next = await createSmallGraph([peopleWithoutRooms, rooms]);
  // Both run for a while, as when one drains: neither takes a plan from the other.
  expect((await next.ask(query)).data).toEqual({ person: { id: '1', room: 'B2' } });
  expect((await old.ask(query)).data).toEqual(first.data);
  expect(first.data).toEqual({ person: { id: '1', room: 'A1' } });
  expect((await next.ask(query)).data).toEqual({ person: { id: '1', room: 'B2' } });
  await Promise.all([old.close(), next.close()]);
});
