import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph } from './small-graph.ts';

/** A board of a school whose notices two subgraphs know: both know meals, and each a kind of its own. */

const meal = { __typename: 'Meal', dish: 'soup' };
const trip = { __typename: 'Trip', to: 'the lake', guide: { name: 'Ada', age: 40 } };
const game = { __typename: 'Game', side: 'home' };

let graph: SmallGraph;
beforeAll(async () => {
  const shared = 'type Board @shareable { notices: [Notice!]! } type Meal @shareable { dish: String }';
  graph = await createSmallGraph([
    {
      name: 'outings',
      sdl: `
        type Query { outings: School both: School @shareable }
        type School @key(fields: "id") { id: ID! board: Board @shareable }
        ${shared}
        union Notice = Meal | Trip
        type Trip { to(upper: Boolean): String guide: Guide }
        type Guide @key(fields: "name") { name: String! age: Int }
      `,
      resolvers: {
        Query: { outings: () => ({ id: 's1' }), both: () => ({ id: 's2' }) },
        School: {
          __resolveReference: (school) => school,
          board: (school) => ({ notices: (school as { id: string }).id === 's1' ? [meal, trip] : [meal] }),
        },
        Trip: {
          to: (one, { upper }) =>
            String(upper) === 'true' ? trip.to.toUpperCase() : (one as typeof trip).to,
        },
      },
    },
    {
      name: 'sports',
      sdl: `
        type Query { sports: School both: School @shareable }
        type School @key(fields: "id") { id: ID! board: Board @shareable away: Board }
        ${shared}
        union Notice = Meal | Game
        type Game { side: String }
        type Guide @key(fields: "name") { name: String! wins: Int }
      `,
      resolvers: {
        Query: { sports: () => ({ id: 's1' }), both: () => ({ id: 's2' }) },
        School: {
          __resolveReference: (school) => school,
          board: (school) => ({ notices: (school as { id: string }).id === 's1' ? [meal, game] : [meal] }),
          away: () => ({ notices: [game] }),
        },
        Guide: { __resolveReference: (guide) => guide, wins: () => 3 },
      },
    },
  ]);
});
afterAll(() => graph.close());

const notices = '{ notices { __typename ... on Meal { dish } ...T ... on Game { side } } }';
const trips = 'fragment T on Trip { to guide { name } }';
const { guide, ...plainTrip } = trip;

describe('a union of which subgraphs know different members', () => {
  it.each([
    ['outings', 'board', [meal, { ...plainTrip, guide: { name: guide.name } }]],
    ['sports', 'board', [meal, game]],
    ['outings', 'away', [game]],
    ['both', 'board', [meal]],
  ])('has the fields of all that the asked one answers: %s, %s', async (root, field, expected) => {
    const answer = await graph.ask(`{ ${root} { ${field} ${notices} } } ${trips}`);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({ [root]: { [field]: { notices: expected } } });
  });

  it('takes arguments, variables and conditions along', async () => {
    const query = `query ($loud: Boolean = true, $short: Boolean!) {
      outings { board { notices { ... on Trip @skip(if: $short) { where: to(upper: $loud) } ... on Game { side } } } }
    }`;
    const long = await graph.ask(query, { short: false });
    expect(long).toMatchObject({
      data: { outings: { board: { notices: [{}, { where: 'THE LAKE' }] } } },
      errors: [],
    });
    const quiet = await graph.ask(query, { short: false, loud: false });
    expect(quiet.data).toEqual({ outings: { board: { notices: [{}, { where: 'the lake' }] } } });
    const short = await graph.ask(query, { short: true });
    expect(short).toMatchObject({ data: { outings: { board: { notices: [{}, {}] } } }, errors: [] });
    expect(short.data).toEqual({ outings: { board: { notices: [{}, {}] } } });
  });

  it('asks no other subgraph for it', async () => {
    const before = graph.sides.map((side) => side.seen.length);
    await graph.ask('{ outings { board { notices { ... on Trip { to } ... on Game { side } } } } }');
    const after = graph.sides.map((side) => side.seen.length);
    expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([1, 0]);
  });
});
