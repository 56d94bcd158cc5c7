import type { Principal } from '@quad/kernel';
import { answerShares, receiver, refusedShares, service, type ToldShare } from '@quad/test-kit';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import {
  createWorld,
  draftOf,
  FOUNDATION,
  facilitator,
  publishedEdition,
  signedUp,
  teacher,
  type World,
} from './world.ts';

let world: World;
let id = '';
let sessionId = '';
let told: readonly ToldShare[] | null = [];

beforeAll(async () => {
  world = await createWorld();
  const draft = await draftOf(world);
  id = draft.id;
  sessionId = draft.sessions[0]?.id ?? '';
  answerShares(world.subgraph.gateway, () => told, ['edt_place']);
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  // What is kept of shares is over when the next test asks.
  vi.advanceTimersByTime(60_000);
  world.subgraph.clock.set('2026-11-02T15:00:00Z');
});
afterAll(async () => {
  vi.useRealTimers();
  await world.subgraph.close();
});

const share = (more: Partial<ToldShare> = {}): ToldShare => ({
  objectType: 'PROGRAM_EDITION',
  objectId: id,
  tenantId: FOUNDATION,
  purpose: 'JOINT_PLANNING',
  audienceId: receiver.organizationId,
  ...more,
});

/** The draft by its field, and one of its sessions as an entity that another side points at. */
async function read(as: Principal) {
  const answer = await world.subgraph.ask<{
    programEdition: object | null;
    _entities: ({ number: number } | null)[];
  }>(
    'query ($id: ID!, $these: [_Any!]!) { programEdition(id: $id) { label status findings { code } signUps(first: 1) { edges { cursor } } } _entities(representations: $these) { ... on CohortSession { number } } }',
    { id, these: [{ __typename: 'CohortSession', id: sessionId }] },
    as,
  );
  return { one: answer.data?.programEdition ?? null, session: answer.data?._entities[0]?.number ?? null };
}

const refused = refusedShares(share, {
  role: 'TEACHER',
  purpose: 'BUDGET_REVIEW',
  objectType: 'BUDGET_REQUEST',
});

it.each(refused)('is not read %s', async (_why, shares, as) => {
  told = shares();
  expect(await read(as)).toEqual({ one: null, session: null });
});

it.each([
  ['a whole organization', () => share()],
  ['one person', () => share({ audienceId: receiver.personId })],
  ['a cohort in which one has a place', () => share({ audienceId: 'edt_place' })],
])('is read when it is shared with %s', async (_whom, shared) => {
  told = [shared()];
  expect(await read(receiver)).toEqual({
    one: { label: '2026–27', status: 'DRAFT', findings: null, signUps: null },
    session: 1,
  });
});

it('is lost within a minute when the share is revoked, and at once when its time is over', async () => {
  told = [share()];
  expect(await read(receiver)).toEqual({
    one: { label: '2026–27', status: 'DRAFT', findings: null, signUps: null },
    session: 1,
  });
  told = [];
  vi.advanceTimersByTime(60_000);
  expect(await read(receiver)).toEqual({ one: null, session: null });
  told = [share()];
  vi.advanceTimersByTime(60_000);
  expect(await read(receiver)).toEqual({
    one: { label: '2026–27', status: 'DRAFT', findings: null, signUps: null },
    session: 1,
  });
  world.subgraph.clock.set('2027-01-01T00:00:00Z');
  expect(await read(receiver)).toEqual({ one: null, session: null });
});

it('comes with its program, also one that was never published, and is not changed', async () => {
  const made = await world.act(
    'createProgram',
    { clientMutationId: 'new', name: 'New program', summary: 'Being prepared.' },
    facilitator,
    '... on ProgramCreated { program { id } }',
  );
  const programId = (made as unknown as { program: { id: string } }).program.id;
  const input = { clientMutationId: 'new', programId, academicYearStart: 2027, publishedZones: ['UTC'] };
  const created = await world.act(
    'createEdition',
    input,
    facilitator,
    '... on EditionCreated { edition { id } }',
  );
  const editionId = (created as unknown as { edition: { id: string } }).edition.id;
  const document =
    'query ($id: ID!, $program: ID!) { programEdition(id: $id) { program { name } } program(id: $program) { name } }';
  const variables = { id: editionId, program: programId };
  told = [];
  expect(await world.ask(document, variables, receiver)).toEqual({ programEdition: null, program: null });
  vi.advanceTimersByTime(60_000);
  told = [share({ objectId: editionId })];
  const name = 'New program';
  expect(await world.ask(document, variables, receiver)).toEqual({
    programEdition: { program: { name } },
    program: { name },
  });
  const published = await world.act('publishEdition', { editionId, expectedVersion: 1 }, receiver);
  expect(published.__typename).toBe('NotFound');
});

it('is the owner’s without asking anybody', async () => {
  told = null;
  const before = world.subgraph.gateway.calls.length;
  expect((await read(facilitator)).one).toMatchObject({ label: '2026–27' });
  expect(world.subgraph.gateway.calls.length).toBe(before);
});

it('tells services alone whose it is, and who has a place where', async () => {
  const live = await publishedEdition(world, { academicYearStart: 2028 });
  await signedUp(world, live.id, teacher);
  const ask = async (as: Principal) =>
    (
      await world.subgraph.ask(
        'query ($ids: [ID!]!, $p: ID!, $o: ID!) { cohortsShareable(ids: $ids) { id ownerId personIds } cohortPlaces(personId: $p, organizationId: $o) }',
        { ids: [id, 'edt_none'], p: teacher.personId, o: teacher.organizationId },
        as,
      )
    ).data;
  expect(await ask(service('directory'))).toEqual({
    cohortsShareable: [{ id, ownerId: FOUNDATION, personIds: [] }],
    cohortPlaces: [live.id],
  });
  expect(await ask(service('budgets'))).toEqual({ cohortsShareable: null, cohortPlaces: [live.id] });
  expect(await ask(facilitator)).toEqual({ cohortsShareable: null, cohortPlaces: null });
});
