import { keptModels } from '@quad/subgraph-kit';
import { operator } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorld,
  draftOf,
  facilitator,
  loadedEdition,
  otherFacilitator,
  publishedEdition,
  teacher,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const sessionOf = (
  edition: { readonly sessions: readonly { readonly id: string; readonly number: number }[] },
  number: number,
) => {
  const session = edition.sessions.find((each) => each.number === number);
  if (session === undefined) throw new Error(`There is no session ${number}.`);
  return session;
};

describe('cloneEdition', () => {
  it('clones last year’s syllabus into a draft whose dates are Thursdays again', async () => {
    const draft = await draftOf(world, { academicYearStart: 2027 });
    expect(draft).toMatchObject({ status: 'DRAFT', label: '2027–28', version: 1 });
    const { programEdition } = await world.ask<{
      programEdition: { sessions: { startsOn: string | null }[] };
    }>(
      'query ($id: ID!) { programEdition(id: $id) { clonedFrom { label } findings { code } sessions { startsOn startsAtLocal weekdayAgrees } } }',
      { id: draft.id },
      facilitator,
    );
    expect(programEdition).toMatchObject({ clonedFrom: { label: '2022–23' }, findings: [] });
    expect(programEdition.sessions.slice(0, 5)).toEqual(
      ['2027-09-30', '2027-10-14', '2027-11-18', '2027-12-09', '2028-01-13'].map((startsOn) => ({
        startsOn,
        startsAtLocal: '16:00',
        weekdayAgrees: true,
      })),
    );
  });

  it('answers a repeated act again, and another act for the same year with the edition that is there', async () => {
    const draft = await draftOf(world, { academicYearStart: 2028 });
    expect((await draftOf(world, { academicYearStart: 2028 })).id).toBe(draft.id);
    const { id } = await loadedEdition(world);
    const input = { clientMutationId: 'another', editionId: id, academicYearStart: 2028 };
    expect(
      await world.act('cloneEdition', input, facilitator, '... on EditionExists { editionId }'),
    ).toMatchObject({
      __typename: 'EditionExists',
      editionId: draft.id,
    });
  });

  it('refuses a year that is none', async () => {
    const { id } = await loadedEdition(world);
    const input = { clientMutationId: 'year', editionId: id, academicYearStart: 26 };
    expect(await world.act('cloneEdition', input, facilitator)).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'academicYearStart'],
    });
  });
});

describe('publishEdition', () => {
  it('S0-05 refuses an edition with a session that has no essential question, by its number', async () => {
    const draft = await draftOf(world, { academicYearStart: 2031 });
    const change = { sessionId: sessionOf(draft, 3).id, expectedVersion: 1, essentialQuestion: null };
    expect(await world.act('updateSession', change, facilitator)).toMatchObject({
      __typename: 'SessionUpdated',
    });
    const publish = { editionId: draft.id, expectedVersion: 2 };
    const selection = '... on EssentialQuestionMissing { sessionNumbers }';
    expect(await world.act('publishEdition', publish, facilitator, selection)).toMatchObject({
      __typename: 'EssentialQuestionMissing',
      sessionNumbers: [3],
    });
  });

  it('S0-03 flags a weekday that disagrees with its date, and does not publish it', async () => {
    const draft = await draftOf(world, { academicYearStart: 2032 });
    const { id } = sessionOf(draft, 2);
    await world.act(
      'updateSession',
      { sessionId: id, expectedVersion: 1, startsOn: '2032-10-15' },
      facilitator,
    );
    const { programEdition } = await world.ask<{ programEdition: unknown }>(
      'query ($id: ID!) { programEdition(id: $id) { findings { code sessionNumber } } }',
      { id: draft.id },
      facilitator,
    );
    expect(programEdition).toEqual({ findings: [{ code: 'WEEKDAY_DISAGREES', sessionNumber: 2 }] });
    const selection = '... on WeekdayMismatch { sessions { number startsOn weekdayLabel weekday } }';
    const publish = { editionId: draft.id, expectedVersion: 2 };
    expect(await world.act('publishEdition', publish, facilitator, selection)).toMatchObject({
      __typename: 'WeekdayMismatch',
      sessions: [{ number: 2, startsOn: '2032-10-15', weekdayLabel: 'Thursday', weekday: 'FRIDAY' }],
    });
    await world.act(
      'updateSession',
      { sessionId: id, expectedVersion: 2, weekdayLabel: 'Friday' },
      facilitator,
    );
    expect(await world.act('publishEdition', { ...publish, expectedVersion: 3 }, facilitator)).toMatchObject({
      __typename: 'EditionPublished',
    });
  });

  it('publishes once, and only the version that was read', async () => {
    const draft = await draftOf(world, { academicYearStart: 2033 });
    const publish = { editionId: draft.id, expectedVersion: 7 };
    const selection = '... on VersionConflict { currentVersion } ... on WrongEditionStatus { status }';
    expect(await world.act('publishEdition', publish, facilitator, selection)).toMatchObject({
      __typename: 'VersionConflict',
      currentVersion: 1,
    });
    await world.act('publishEdition', { ...publish, expectedVersion: 1 }, facilitator);
    expect(
      await world.act('publishEdition', { ...publish, expectedVersion: 2 }, facilitator, selection),
    ).toMatchObject({
      __typename: 'WrongEditionStatus',
      status: 'PUBLISHED',
    });
  });
});

describe('a program made by hand', () => {
  it('goes from nothing to a published edition by ordinary mutations', async () => {
    const made = await world.act(
      'createProgram',
      { clientMutationId: 'p1', name: 'Lesson study', summary: 'Teachers study lessons together.' },
      facilitator,
      '... on ProgramCreated { program { id isPublished owner { id } } }',
    );
    const { program } = made as unknown as { program: { id: string } };
    const edition = await world.act(
      'createEdition',
      {
        clientMutationId: 'e1',
        programId: program.id,
        academicYearStart: 2026,
        publishedZones: ['America/Chicago'],
        capacity: 5,
        sessions: [
          {
            title: 'First lesson',
            essentialQuestion: 'What do students see?',
            startsOn: '2026-12-03',
            startsAtLocal: '15:30',
            durationMinutes: 60,
            weekdayLabel: 'Thursday',
          },
        ],
      },
      facilitator,
      '... on EditionCreated { edition { id version isOpen } }',
    );
    const { edition: draft } = edition as unknown as { edition: { id: string; version: number } };
    const added = await world.act(
      'addSession',
      {
        clientMutationId: 's2',
        editionId: draft.id,
        expectedVersion: draft.version,
        session: { title: 'Tailored', isTailored: true, month: '2027-02' },
      },
      facilitator,
      '... on SessionAdded { session { number month times { zone } edition { version } } }',
    );
    expect(added).toMatchObject({
      __typename: 'SessionAdded',
      session: { number: 2, month: '2027-02', times: [], edition: { version: 2 } },
    });
    expect(
      await world.act(
        'publishEdition',
        { editionId: draft.id, expectedVersion: 2 },
        facilitator,
        '... on EditionPublished { edition { isOpen endsOn program { isPublished } } }',
      ),
    ).toMatchObject({ edition: { isOpen: true, endsOn: '2027-02-28', program: { isPublished: true } } });
  });

  it('names the field of a session that cannot be used', async () => {
    const { program } = (await world.act(
      'createProgram',
      { clientMutationId: 'p2', name: 'Another', summary: 'One more.' },
      facilitator,
      '... on ProgramCreated { program { id } }',
    )) as unknown as { program: { id: string } };
    const input = {
      clientMutationId: 'e2',
      programId: program.id,
      academicYearStart: 2026,
      publishedZones: ['America/Chicago'],
      sessions: [{ title: 'No day' }],
    };
    expect(await world.act('createEdition', input, facilitator)).toMatchObject({
      __typename: 'InvalidInput',
      path: ['input', 'sessions', '0', 'startsOn'],
    });
  });
});

describe('updateSession', () => {
  it('refuses a version that was changed meanwhile, and leaves a past edition alone', async () => {
    const edition = await publishedEdition(world, { academicYearStart: 2034 });
    const { id } = sessionOf(edition, 1);
    await world.act('updateSession', { sessionId: id, expectedVersion: 1, place: 'Library' }, facilitator);
    expect(
      await world.act(
        'updateSession',
        { sessionId: id, expectedVersion: 1, place: 'Gym' },
        facilitator,
        '... on VersionConflict { currentVersion }',
      ),
    ).toMatchObject({ __typename: 'VersionConflict', currentVersion: 2 });
    const past = sessionOf(await loadedEdition(world), 1);
    expect(
      await world.act(
        'updateSession',
        { sessionId: past.id, expectedVersion: 1, place: 'Gym' },
        facilitator,
        '... on WrongEditionStatus { status }',
      ),
    ).toMatchObject({ __typename: 'WrongEditionStatus', status: 'PAST' });
  });

  it('S0-05 does not take the essential question from a published session', async () => {
    const edition = await publishedEdition(world, { academicYearStart: 2035 });
    const { id } = sessionOf(edition, 1);
    const input = { sessionId: id, expectedVersion: 1, essentialQuestion: '' };
    expect(await world.act('updateSession', input, facilitator)).toMatchObject({
      __typename: 'EssentialQuestionMissing',
    });
  });
});

describe('the audit', () => {
  it('keeps one row of who did what for each act that had an effect', async () => {
    const edition = await publishedEdition(world, { academicYearStart: 2036 });
    const rows = await keptModels(world.subgraph.deps.connection)
      .AuditRow.find({ subjectId: edition.id })
      .sort({ _id: 1 })
      .lean();
    expect(rows.map((row) => [row.action, row.who, row.roles, row.tenantId])).toEqual([
      ['cloneEdition', 'person:per_cohort_facilitator', ['COHORT_FACILITATOR'], 'org_foundation'],
      ['publishEdition', 'person:per_cohort_facilitator', ['COHORT_FACILITATOR'], 'org_foundation'],
    ]);
    expect(rows.every((row) => row.requestId.startsWith('req_'))).toBe(true);
  });
});

it('hides drafts from everyone but the owner’s facilitators and the operator', async () => {
  const draft = await draftOf(world, { academicYearStart: 2037 });
  const see = (as?: Parameters<World['ask']>[2]) =>
    world.ask<{ programEdition: unknown }>(
      'query ($id: ID!) { programEdition(id: $id) { status } }',
      { id: draft.id },
      as,
    );
  expect(await see(facilitator)).toEqual({ programEdition: { status: 'DRAFT' } });
  expect(await see(operator)).toEqual({ programEdition: { status: 'DRAFT' } });
  expect(await see(otherFacilitator)).toEqual({ programEdition: null });
  expect(await see(teacher)).toEqual({ programEdition: null });
  expect(await see()).toEqual({ programEdition: null });
});
