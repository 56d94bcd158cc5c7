import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph } from './small-graph.ts';

/** A clinic whose visits have an outcome and a place that clients are not to know of. */

const visits = [
  { id: 'v1', outcome: 'HEALED', place: { __typename: 'Room', floor: 2 } },
  { id: 'v2', outcome: 'WITHHELD', place: { __typename: 'Vault', floor: -1, code: '42' } },
  { id: 'v3', outcome: 'NEVER_HEARD_OF', place: { __typename: 'Boat' } },
];

let graph: SmallGraph;
beforeAll(async () => {
  graph = await createSmallGraph([
    {
      name: 'clinic',
      sdl: `
        type Query { visits: [Visit!]! sure: SureVisit }
        type Visit @key(fields: "id") { id: ID! outcome: Outcome outcomes: [Outcome] place: Place }
        type SureVisit { outcome: Outcome! }
        enum Outcome { HEALED WITHHELD @inaccessible }
        interface Place { floor: Int }
        type Room implements Place { floor: Int }
        type Vault implements Place @inaccessible { floor: Int code: String }
      `,
      resolvers: {
        Query: { visits: () => visits.map(({ id }) => ({ id })), sure: () => ({ outcome: 'WITHHELD' }) },
        Visit: {
          __resolveReference: (visit) => visit,
          outcome: (visit) => visits.find(({ id }) => id === (visit as { id: string }).id)?.outcome,
          outcomes: () => ['HEALED', 'WITHHELD'],
          place: (visit) => visits.find(({ id }) => id === (visit as { id: string }).id)?.place,
        },
      },
    },
    {
      name: 'notes',
      sdl: `
        type Visit @key(fields: "id") {
          id: ID!
          place: Place @external
          note: String @requires(fields: "place { floor ... on Vault { code } }")
        }
        interface Place { floor: Int }
        type Vault implements Place @inaccessible { floor: Int @external code: String @external }
        type Room implements Place { floor: Int @external }
      `,
      resolvers: {
        Visit: {
          __resolveReference: (visit) => visit,
          note: (visit) => `code ${(visit as { place?: { code?: string } }).place?.code ?? 'none'}`,
        },
      },
    },
  ]);
});
afterAll(() => graph.close());

const codes = ({ errors }: { readonly errors: readonly { readonly extensions?: { code?: unknown } }[] }) =>
  errors.map(({ extensions }) => extensions?.code);

describe('what clients are not shown', () => {
  it('is null to them where it is a value of an enum, and no fault of the subgraph', async () => {
    const answer = await graph.ask('{ visits { id outcomes } }');
    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({
      visits: visits.map(({ id }) => ({ id, outcomes: ['HEALED', null] })),
    });
  });

  it('is told apart from a value that the graph does not have at all', async () => {
    const { data, errors } = await graph.ask('{ visits { outcome } }');
    expect(data).toEqual({ visits: [{ outcome: 'HEALED' }, { outcome: null }, { outcome: null }] });
    expect(errors.map(({ path }) => path)).toEqual([['visits', 2, 'outcome']]);
  });

  it('is a broken promise where a value is promised', async () => {
    const answer = await graph.ask('{ sure { outcome } }');
    expect(answer.data).toEqual({ sure: null });
    expect(codes(answer)).toEqual(['SCHEMA_BROKEN_BY_ANSWER']);
  });

  it('is null to them where it is the type of an object, and still given to what requires it', async () => {
    const { data, errors } = await graph.ask('{ visits { place { __typename floor } note } }');
    expect(data).toEqual({
      visits: [
        { place: { __typename: 'Room', floor: 2 }, note: 'code none' },
        { place: null, note: 'code 42' },
        { place: null, note: 'code none' },
      ],
    });
    // The boat is what no subgraph knows.
    expect(errors.filter(({ path }) => String(path).startsWith('visits,1'))).toEqual([]);
  });
});
