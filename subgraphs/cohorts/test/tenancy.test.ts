import { entitiesOf, personWith, rootFieldsOf, service, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  facilitator,
  foreigner,
  otherFacilitator,
  publishedEdition,
  signedUp,
  teacher,
  type World,
} from './world.ts';

let world: World;
let draft: Awaited<ReturnType<typeof draftOf>>;
let live: Awaited<ReturnType<typeof publishedEdition>>;
let hiddenProgramId: string;
let signUpId: string;

beforeAll(async () => {
  world = await createWorld();
  live = await publishedEdition(world);
  draft = await draftOf(world, { academicYearStart: 2029 });
  signUpId = await signedUp(world, live.id, teacher);
  const made = await world.act(
    'createProgram',
    { clientMutationId: 'hidden', name: 'Hidden program', summary: 'Not published.' },
    facilitator,
    '... on ProgramCreated { program { id } }',
  );
  hiddenProgramId = (made as unknown as { program: { id: string } }).program.id;
});
afterAll(() => world.close());

const foreign = [
  ['a superintendent of another district', foreigner],
  ['a facilitator of another foundation', otherFacilitator],
  ['a state administrator elsewhere', personWith('STATE_ADMIN', { tenantId: 'org_other_state' })],
  ['a vendor of another district', vendorFor('org_foreign_district')],
  ['a service', service('budgets')],
  ['the public', undefined],
] as const;

/** Every root field of Query, and what a foreigner may know of the objects of this world by it. */
const reads: Readonly<Record<string, { document: string; variables: () => object; answer: unknown }>> = {
  program: {
    document: 'query ($id: ID!) { program(id: $id) { id } }',
    variables: () => ({ id: hiddenProgramId }),
    answer: { program: null },
  },
  programs: {
    document:
      'query { programs(first: 50) { edges { node { name editions(first: 50) { edges { node { label } } } } } } }',
    variables: () => ({}),
    answer: {
      programs: {
        edges: [
          {
            node: {
              name: 'Next Education Workforce Learning Cohort',
              editions: { edges: [{ node: { label: '2026–27' } }, { node: { label: '2022–23' } }] },
            },
          },
        ],
      },
    },
  },
  programEdition: {
    document: 'query ($id: ID!) { programEdition(id: $id) { id } }',
    variables: () => ({ id: draft.id }),
    answer: { programEdition: null },
  },
  currentEditions: {
    document:
      'query { currentEditions(first: 50) { edges { node { label mySignUp { id } signUpCount signUps(first: 5) { edges { cursor } } findings { code } } } } }',
    variables: () => ({}),
    answer: {
      currentEditions: {
        edges: [
          { node: { label: '2026–27', mySignUp: null, signUpCount: null, signUps: null, findings: null } },
        ],
      },
    },
  },
  myCalendarFeed: {
    document: 'query { myCalendarFeed { createdAt } }',
    variables: () => ({}),
    answer: { myCalendarFeed: null },
  },
  cohortsShareable: {
    document: 'query ($ids: [ID!]!) { cohortsShareable(ids: $ids) { id } }',
    variables: () => ({ ids: [draft.id, live.id] }),
    answer: { cohortsShareable: null },
  },
  cohortPlaces: {
    document: 'query ($o: ID!) { cohortPlaces(personId: "per_teacher", organizationId: $o) }',
    variables: () => ({ o: 'org_district' }),
    answer: { cohortPlaces: null },
  },
  searchCohorts: {
    document: 'query { searchCohorts(text: "hidden", first: 10) { id } }',
    variables: () => ({}),
    answer: { searchCohorts: [] },
  },
};

/** Every act of Mutation on this world's objects. */
const acts: Readonly<Record<string, { input: () => Record<string, unknown>; hidden: string }>> = {
  loadProgram: {
    input: () => ({ clientMutationId: 'f', key: 'next-education-workforce', ownerId: 'org_foundation' }),
    hidden: 'NotPermitted',
  },
  createProgram: {
    input: () => ({ clientMutationId: 'f', name: 'Mine', summary: 'Mine.', ownerId: 'org_foundation' }),
    hidden: 'NotPermitted',
  },
  createEdition: {
    input: () => ({
      clientMutationId: 'f',
      programId: hiddenProgramId,
      academicYearStart: 2026,
      publishedZones: ['UTC'],
    }),
    hidden: 'NotFound',
  },
  addSession: {
    input: () => ({
      clientMutationId: 'f',
      editionId: draft.id,
      expectedVersion: 1,
      session: { title: 'X', isTailored: true, month: '2030-02' },
    }),
    hidden: 'NotFound',
  },
  updateSession: {
    input: () => ({ sessionId: draft.sessions[0]?.id, expectedVersion: 1, title: 'X' }),
    hidden: 'NotFound',
  },
  cloneEdition: {
    input: () => ({ clientMutationId: 'f', editionId: draft.id, academicYearStart: 2040 }),
    hidden: 'NotFound',
  },
  publishEdition: { input: () => ({ editionId: draft.id, expectedVersion: 1 }), hidden: 'NotFound' },
  cancelSignUp: { input: () => ({ signUpId }), hidden: 'NotFound' },
};

/** Acts about oneself alone: nothing of another organization is named in them. */
const actsOnOneself = ['signUp', 'createCalendarFeed', 'revokeCalendarFeed'];

describe.each(foreign)('%s', (_who, as) => {
  it.each(Object.keys(reads))('learns by %s only what is published', async (field) => {
    const read = reads[field];
    if (field === 'cohortsShareable' || field === 'cohortPlaces') {
      const answer = await world.subgraph.ask(read?.document ?? '', { ...read?.variables() }, as);
      // Any of Quad's own services may ask who has a place; none of this world's is directory.
      const isOwn = as?.kind === 'SERVICE' && field === 'cohortPlaces';
      expect(answer.data).toEqual(isOwn ? { cohortPlaces: [live.id] } : read?.answer);
      return;
    }
    expect(await world.ask(read?.document ?? '', { ...read?.variables() }, as)).toEqual(read?.answer);
  });

  it('learns by _entities only what is published', async () => {
    const of = [
      { __typename: 'Program', id: hiddenProgramId },
      { __typename: 'ProgramEdition', id: draft.id },
      { __typename: 'CohortSession', id: draft.sessions[0]?.id },
      { __typename: 'SignUp', id: signUpId },
      { __typename: 'ProgramEdition', id: live.id },
      { __typename: 'CohortSession', id: live.sessions[0]?.id },
      { __typename: 'Person', id: 'per_teacher' },
    ];
    const data = await world.ask<{ _entities: unknown[] }>(
      'query ($of: [_Any!]!) { _entities(representations: $of) { __typename ... on ProgramEdition { label } ... on CohortSession { number } ... on Person { programs { id } } } }',
      { of },
      as,
    );
    const [program, edition, session, signUp, published, open, person] = data._entities;
    expect([program, edition, session, signUp]).toEqual([null, null, null, null]);
    expect(published).toMatchObject({ label: '2026–27' });
    expect(open).toMatchObject({ number: 1 });
    expect((person as { programs: unknown[] | null }).programs ?? []).toEqual([]);
  });

  it.each(Object.entries(acts))('cannot %s', async (act, { input, hidden }) => {
    if (as === undefined) {
      await expect(world.act(act, input(), { kind: 'PUBLIC' })).rejects.toThrow('UNAUTHORIZED_FIELD_OR_TYPE');
      return;
    }
    expect(await world.act(act, input(), as)).toMatchObject({ __typename: hidden });
  });
});

it('sees but may not change what is published', async () => {
  const tried = [
    await world.act('publishEdition', { editionId: live.id, expectedVersion: 2 }, otherFacilitator),
    await world.act(
      'updateSession',
      { sessionId: live.sessions[0]?.id, expectedVersion: 1, title: 'X' },
      teacher,
    ),
    await world.act(
      'cloneEdition',
      { clientMutationId: 'f', editionId: live.id, academicYearStart: 2041 },
      foreigner,
    ),
    await world.act(
      'createEdition',
      {
        clientMutationId: 'f',
        programId: live.program.id,
        academicYearStart: 2041,
        publishedZones: ['UTC'],
      },
      teacher,
    ),
  ];
  expect(tried.map((outcome) => outcome.__typename)).toEqual(Array(4).fill('NotPermitted'));
});

it('refuses cursors of another list, and pages that are too long', async () => {
  const first =
    'query ($after: String, $first: Int!) { programs(first: $first, after: $after) { edges { cursor } } }';
  const { programs } = await world.ask<{ programs: { edges: { cursor: string }[] } }>(first, { first: 1 });
  const second = 'query ($after: String) { currentEditions(first: 1, after: $after) { edges { cursor } } }';
  const answers = [
    await world.subgraph.ask(second, { after: programs.edges[0]?.cursor }),
    await world.subgraph.ask(second, { after: 'no cursor' }),
    await world.subgraph.ask(first, { first: 501 }),
  ];
  expect(answers.map((answer) => answer.errors?.[0]?.extensions?.code)).toEqual(
    Array(3).fill('BAD_USER_INPUT'),
  );
});

it('has tried every root field and every entity there is', () => {
  const schema = new URL('../schema/', import.meta.url);
  const tried = [...Object.keys(reads), ...Object.keys(acts), ...actsOnOneself];
  expect(rootFieldsOf(schema)).toEqual(tried.toSorted());
  expect(entitiesOf(schema)).toEqual(['CohortSession', 'Person', 'Program', 'ProgramEdition', 'SignUp']);
});
