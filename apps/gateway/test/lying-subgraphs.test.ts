import { createLogger } from '@quad/subgraph-kit';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { createBrokenAnswers } from '../src/plan/broken-answers.ts';
import { createContext } from '../src/plan/context.ts';
import { type Execution, executeOperation } from '../src/plan/execution/execute-operation.ts';
import type { Json } from '../src/plan/execution/json.ts';
import { createPlanner } from '../src/plan/execution/planner.ts';
import { createPreparedOperations } from '../src/plan/execution/prepared-operations.ts';
import { createTypeRelations } from '../src/plan/execution/type-relations.ts';
import { compose } from './two-sides.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
  import: ["@key", "@inaccessible"])`;
const supergraph = parse(
  compose(
    [
      {
        name: 'zoo',
        sdl: `${LINK}
          type Query {
            pet: Pet pets: [Pet!] grid: [[Int!]!] must: [Cat]! cat: Cat kind: Kind count: Int share: Float id: ID
            isOpen: Boolean name: String any: Any
          }
          union Pet = Cat | Dog
          type Cat @key(fields: "id") { id: ID! lives: Int! }
          type Dog { name: String }
          type Spy @inaccessible { name: String }
          enum Kind { SMALL LARGE SECRET @inaccessible }
          scalar Any
        `,
      },
      {
        name: 'vets',
        sdl: `${LINK} type Cat @key(fields: "id") { id: ID! weight: Float }`,
      },
    ],
    'zoo.test',
  ),
  { noLocation: true },
);
const planner = createPlanner(supergraph, { hasNamedFragments: true });

/** What is answered when the zoo says this, and the vets say that of all entities. */
async function answered(query: string, zoo: Json, entities: unknown = []) {
  const execution: Execution = {
    schema: planner.apiSchema,
    broken: createBrokenAnswers(new Map(), createLogger('gateway', 'silent')),
    operations: createPreparedOperations({
      planner,
      subgraphs: new Map([
        ['zoo', { ask: async () => ({ data: structuredClone(zoo) }) }],
        ['vets', { ask: async () => ({ data: { _entities: entities } }) }],
      ]),
      types: createTypeRelations(planner.fullSchema),
      lifted: null,
      guarded: new Set(),
    }),
  };
  const context = createContext({ principal: { kind: 'PUBLIC' }, requestId: 'req_1', sign: null });
  const prepared = execution.operations.prepare(query, parse(query), undefined);
  const { data, errors } = await executeOperation(prepared, {}, context, execution);
  return {
    data,
    errors: errors.map(({ path, extensions }) => `${String(extensions.code)} at ${(path ?? []).join('.')}`),
  };
}

const BROKEN = 'SCHEMA_BROKEN_BY_ANSWER at';

it.each<[string, Json, unknown, string[]]>([
  ['{ pet { ... on Cat { lives } } }', { pet: { __typename: 'Spy' } }, { pet: null }, ['pet']],
  ['{ pet { __typename } }', { pet: { __typename: 'Query' } }, { pet: null }, ['pet']],
  ['{ pet { __typename } }', { pet: { __typename: 7 } }, { pet: null }, ['pet']],
  ['{ pet { __typename } }', { pet: {} }, { pet: null }, ['pet.__typename']],
  ['{ cat { lives } }', { cat: 'Minka' }, { cat: null }, ['cat']],
  ['{ cat { lives } }', { cat: [{ lives: 9 }] }, { cat: null }, ['cat']],
  ['{ cat { lives } }', { cat: { lives: null } }, { cat: null }, ['cat.lives']],
  ['{ must { lives } }', { must: null }, null, ['must']],
  [
    '{ must { lives } }',
    { must: [{ lives: 9 }, { lives: '9' }] },
    { must: [{ lives: 9 }, null] },
    ['must.1.lives'],
  ],
  ['{ pets { __typename } }', { pets: { __typename: 'Cat' } }, { pets: null }, ['pets']],
  [
    '{ pets { __typename } }',
    { pets: [null, { __typename: 'Cat' }, null] },
    { pets: null },
    ['pets.0', 'pets.2'],
  ],
  [
    '{ grid }',
    {
      grid: [
        [1, 2],
        [3, null],
      ],
    },
    { grid: null },
    ['grid.1.1'],
  ],
  ['{ grid }', { grid: [1] }, { grid: null }, ['grid.0']],
  ['{ kind }', { kind: 'SECRET' }, { kind: null }, ['kind']],
  ['{ kind }', { kind: 0 }, { kind: null }, ['kind']],
  ['{ count }', { count: 1.5 }, { count: null }, ['count']],
  ['{ count }', { count: '1' }, { count: null }, ['count']],
  ['{ share }', { share: true }, { share: null }, ['share']],
  ['{ isOpen }', { isOpen: 'true' }, { isOpen: null }, ['isOpen']],
  ['{ name }', { name: { first: 'Ada' } }, { name: null }, ['name']],
])('%s of %o', async (query, zoo, data, broken) => {
  expect(await answered(query, zoo)).toEqual({ data, errors: broken.map((path) => `${BROKEN} ${path}`) });
});

it.each<[string, Json, unknown]>([
  [
    '{ kind count share isOpen name }',
    { kind: 'SMALL', count: -3, share: 1, isOpen: false, name: '' },
    undefined,
  ],
  ['{ id any }', { id: 5, any: { of: ['anything', null] } }, undefined],
  ['{ id any name }', { id: null }, { id: null, any: null, name: null }],
  ['{ pets { __typename } }', { pets: [{ __typename: 'Dog' }] }, undefined],
])('%s of %o is as it should be', async (query, zoo, data) => {
  expect(await answered(query, zoo)).toEqual({ data: data ?? zoo, errors: [] });
});

it.each([[[]], [[{ weight: 4 }, { weight: 5 }]], ['none'], [undefined]])(
  'says that an answer with %o for one entity belongs to nobody',
  async (entities) => {
    const zoo = { cat: { __typename: 'Cat', id: '1' } };
    expect(await answered('{ cat { id weight } }', zoo, entities)).toEqual({
      data: { cat: { id: '1', weight: null } },
      errors: ['SUBGRAPH_ANSWER_NOT_GRAPHQL at cat'],
    });
  },
);
