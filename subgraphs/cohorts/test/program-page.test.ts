import { operator, vendorFor } from '@quad/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, draftOf, FOUNDATION, foreigner, loadedEdition, teacher, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const WHOLE_YEAR = `query ($id: ID!, $zones: [String!]) {
  programEdition(id: $id) {
    label academicYear status startsOn endsOn topics publishedZones isOpen calendarPath
    program { name owner { id } source { title } }
    sessions {
      number title essentialQuestion startsOn weekdayLabel weekdayAgrees monthLabel month isTailored summary
      startsAt endsAt durationMinutes
      agenda { text points }
      times(zones: $zones) { zone isPublished startsLocal endsLocal weekday label }
    }
  }
}`;

interface Session {
  readonly number: number;
  readonly title: string;
  readonly essentialQuestion: string | null;
  readonly startsOn: string | null;
  readonly monthLabel: string;
  readonly weekdayAgrees: boolean | null;
  readonly agenda: readonly { readonly text: string; readonly points: readonly string[] }[];
  readonly times: readonly { readonly zone: string; readonly label: string; readonly startsLocal: string }[];
}

interface WholeYear {
  readonly programEdition: { readonly status: string; readonly sessions: readonly Session[] };
}

describe('the program page', () => {
  it('S0-02 shows the whole year in one query, also without signing in', async () => {
    const { id } = await loadedEdition(world);
    const { programEdition } = await world.ask<WholeYear>(WHOLE_YEAR, { id });
    expect(programEdition).toMatchObject({
      label: '2022–23',
      academicYear: 2022,
      status: 'PAST',
      startsOn: '2022-09-29',
      endsOn: '2023-05-31',
      isOpen: false,
      calendarPath: `/calendar/${id}.ics`,
      program: { name: 'Next Education Workforce Learning Cohort', owner: { id: FOUNDATION } },
    });
    expect(programEdition.sessions.map((session) => [session.number, session.monthLabel])).toEqual([
      [1, 'September'],
      [2, 'October'],
      [3, 'November'],
      [4, 'December'],
      [5, 'January'],
      [6, 'February'],
      [7, 'March'],
      [8, 'April'],
      [9, 'May'],
    ]);
    expect(programEdition.sessions[2]?.agenda).toEqual([
      {
        text: 'Elements exploration:',
        points: [
          'Teams of educators with distributed expertise',
          'Deeper and personalized learning',
          'New ways to enter the profession, specialize and advance',
        ],
      },
    ]);
  });

  it('S0-03 says of all five printed weekdays that they agree with their dates', async () => {
    const { id } = await loadedEdition(world);
    const { programEdition } = await world.ask<WholeYear>(WHOLE_YEAR, { id }, teacher);
    const core = programEdition.sessions.slice(0, 5);
    expect(core.map((session) => [session.startsOn, session.weekdayAgrees])).toEqual([
      ['2022-09-29', true],
      ['2022-10-13', true],
      ['2022-11-17', true],
      ['2022-12-08', true],
      ['2023-01-12', true],
    ]);
  });

  it('S0-04 shows one’s own zone and the two published ones, unmoved by the change of clocks', async () => {
    const { id } = await loadedEdition(world);
    const { programEdition } = await world.ask<WholeYear>(
      WHOLE_YEAR,
      { id, zones: ['America/Phoenix'] },
      teacher,
    );
    const local = programEdition.sessions
      .slice(1, 3)
      .map((session) => session.times.map((time) => time.startsLocal));
    // Phoenix keeps no daylight saving time: there, and only there, the session moves.
    expect(local).toEqual([
      ['2022-10-13T13:00:00', '2022-10-13T16:00:00', '2022-10-13T13:00:00'],
      ['2022-11-17T14:00:00', '2022-11-17T16:00:00', '2022-11-17T13:00:00'],
    ]);
    const [, eastern, pacific] = programEdition.sessions[2]?.times ?? [];
    expect([eastern?.label, pacific?.label]).toEqual(['4:00–5:30 p.m. Eastern', '1:00–2:30 p.m. Pacific']);
  });

  it('S0-04 refuses a zone that is none', async () => {
    const { id } = await loadedEdition(world);
    const answer = await world.subgraph.ask(WHOLE_YEAR, { id, zones: ['Eastern'] }, teacher);
    expect(answer.errors?.[0]).toMatchObject({
      message: 'Eastern is not an IANA zone like America/New_York.',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('S0-05 gives each core session its essential question', async () => {
    const { id } = await loadedEdition(world);
    const { programEdition } = await world.ask<WholeYear>(WHOLE_YEAR, { id }, foreigner);
    const questions = programEdition.sessions.slice(0, 5).map((session) => session.essentialQuestion);
    expect(questions).toContain(
      'How might Next Education Workforce models yield better outcomes for your students and educators?',
    );
    expect(questions.every((question) => question?.endsWith('?'))).toBe(true);
  });
});

describe('loadProgram', () => {
  it('loads a program once for an owner', async () => {
    const first = await loadedEdition(world);
    const input = { clientMutationId: 'again', key: 'next-education-workforce', ownerId: FOUNDATION };
    const again = await world.act(
      'loadProgram',
      input,
      operator,
      '... on ProgramLoaded { isNew edition { id } }',
    );
    expect(again).toMatchObject({ __typename: 'ProgramLoaded', isNew: false, edition: { id: first.id } });
  });

  it.each(['transform-leaders-cohort', 'redesign-pd'])(
    'loads %s, which was announced without its schedule, and takes it into the present',
    async (key) => {
      const input = { clientMutationId: 'load', key, ownerId: FOUNDATION };
      const loaded = await world.act(
        'loadProgram',
        input,
        operator,
        '... on ProgramLoaded { edition { id status sessions { id } } }',
      );
      expect(loaded).toMatchObject({
        __typename: 'ProgramLoaded',
        edition: { status: 'PAST', sessions: [] },
      });
      const { edition: past } = loaded as unknown as { edition: { id: string } };
      const clone = { clientMutationId: key, editionId: past.id, academicYearStart: 2026 };
      const cloned = await world.act(
        'cloneEdition',
        clone,
        operator,
        '... on EditionCloned { edition { id } }',
      );
      const { edition } = cloned as unknown as { edition: { id: string } };
      const publish = { editionId: edition.id, expectedVersion: 1 };
      expect(
        await world.act(
          'publishEdition',
          publish,
          operator,
          '... on EditionPublished { edition { isOpen startsOn endsOn } }',
        ),
      ).toMatchObject({ edition: { isOpen: true, startsOn: null, endsOn: '2027-06-30' } });
    },
  );

  it('says which syllabi there are when the key is not known', async () => {
    const input = { clientMutationId: 'x', key: 'unheard-of', ownerId: FOUNDATION };
    expect(await world.act('loadProgram', input, operator)).toMatchObject({
      __typename: 'InvalidInput',
      message:
        'There is no syllabus unheard-of; there is next-education-workforce, transform-leaders-cohort, redesign-pd.',
      path: ['input', 'key'],
    });
  });

  it('needs the owner’s name from the operator, and MANAGE_PROGRAM from people', async () => {
    const input = { clientMutationId: 'x', key: 'next-education-workforce' };
    expect(await world.act('loadProgram', input, operator)).toMatchObject({ __typename: 'InvalidInput' });
    expect(await world.act('loadProgram', input, teacher)).toMatchObject({ __typename: 'NotPermitted' });
    expect(
      await world.act('loadProgram', { ...input, ownerId: FOUNDATION }, vendorFor(FOUNDATION)),
    ).toMatchObject({
      __typename: 'NotPermitted',
    });
  });
});

describe('searchCohorts', () => {
  const SEARCH = 'query ($text: String!) { searchCohorts(text: $text, first: 10) { id kind title path } }';
  interface Found {
    readonly searchCohorts: readonly { readonly kind: string; readonly title: string }[];
  }

  it('finds programs, editions and sessions by their words', async () => {
    await loadedEdition(world);
    const { searchCohorts } = await world.ask<Found>(SEARCH, { text: 'distributed EXPERTISE' }, teacher);
    expect(searchCohorts).toMatchObject([
      { kind: 'COHORT_SESSION', title: 'Elements of the Next Education Workforce' },
    ]);
    const byName = await world.ask<Found>(SEARCH, { text: 'next education workforce cohort' }, teacher);
    expect(byName.searchCohorts[0]).toMatchObject({ kind: 'PROGRAM' });
  });

  it('treats what is typed as words, not as a pattern', async () => {
    expect(await world.ask<Found>(SEARCH, { text: '.*' }, teacher)).toEqual({ searchCohorts: [] });
    expect(await world.ask<Found>(SEARCH, { text: ' ' }, teacher)).toEqual({ searchCohorts: [] });
  });

  it('finds no draft of others', async () => {
    await draftOf(world, { academicYearStart: 2030 });
    const { searchCohorts } = await world.ask<Found>(SEARCH, { text: 'spring 2031' }, teacher);
    expect(searchCohorts).toEqual([]);
  });
});
