import { beforeAll, describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';
import { type Edition, facilitator, programName } from './facilitator.ts';
import { coreSessions, pathOf, sessionsOf } from './syllabus.ts';

const door = openDoor();

describe('the next cohort year', () => {
  let stage: Awaited<ReturnType<typeof facilitator>>;
  let next: Edition;

  beforeAll(async () => {
    stage = await facilitator();
    const editions = await stage.editions();
    const past = editions.find(({ academicYear }) => academicYear === 2022);
    if (past === undefined) throw new Error(`${programName} has no edition 2022–23.`);
    // After every edition that stands, and after this school year, so that it is open on any day.
    const latest = Math.max(
      Temporal.Now.plainDateISO().year,
      ...editions.map(({ academicYear }) => academicYear),
    );
    const cloned = await stage.clone(past.id, latest + 1);
    expect(cloned.__typename).toBe('EditionCloned');
    next = await stage.edition(cloned.edition?.id ?? '');
  });

  const session = (number: number) => {
    const found = next.sessions.find((one) => one.number === number);
    if (found === undefined) throw new Error(`The edition has no session ${number}.`);
    return found;
  };
  const reload = async () => {
    next = await stage.edition(next.id);
  };

  it('S0-03 keeps the months and the weekday of the year it was cloned from', () => {
    const days = next.sessions.flatMap(({ startsOn }) =>
      startsOn === null ? [] : [Temporal.PlainDate.from(startsOn)],
    );
    expect(days.map(({ month }) => month)).toEqual([9, 10, 11, 12, 1]);
    expect(days.map(({ dayOfWeek }) => dayOfWeek)).toEqual([4, 4, 4, 4, 4]);
  });

  it('S0-03 S0-05 names a missing question and a wrong weekday to its facilitator, and is not published with them', async () => {
    const question = session(2).essentialQuestion;
    expect((await stage.change(session(2), { essentialQuestion: null })).__typename).toBe('SessionUpdated');
    await reload();
    expect((await stage.change(session(3), { weekdayLabel: 'Friday' })).__typename).toBe('SessionUpdated');
    await reload();

    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('COHORT_FACILITATOR').displayName);
    await visitor.open(pathOf(next));
    await page.getByText('The printed weekday “Friday” is not that of the date').waitFor();
    await page.getByText('Session 2 has no essential question; write one before publishing.').waitFor();
    await page.getByText('Session 3 names a weekday that is not the weekday of its date.').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('cohort-year', 'S0-05-findings');

    expect(await stage.publish(next)).toMatchObject({
      __typename: 'EssentialQuestionMissing',
      sessionNumbers: [2],
    });
    expect((await stage.change(session(2), { essentialQuestion: question })).__typename).toBe(
      'SessionUpdated',
    );
    await reload();
    expect(await stage.publish(next)).toMatchObject({
      __typename: 'WeekdayMismatch',
      sessions: [{ number: 3, weekday: 'THURSDAY' }],
    });
    expect((await stage.change(session(3), { weekdayLabel: 'Thursday' })).__typename).toBe('SessionUpdated');
    await reload();
    expect((await stage.publish(next)).__typename).toBe('EditionPublished');
    await page.reload();
    await sessionsOf(page).first().waitFor();
    expect(await page.getByText(/The printed weekday/).count()).toBe(0);
  });

  it('is signed up for, stands in the own calendar, and is cancelled', async () => {
    await using visitor = await door.enter({ timeZone: 'America/New_York' });
    const { page } = visitor;
    await visitor.comeAs(personOfRole('ASSESSOR').displayName);
    await visitor.open(pathOf(next));
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('button', { name: 'Cancel sign-up' }).waitFor();
    await page.getByText(`You are signed up for ${programName}`).waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('cohort-year', 'signed-up');

    await page.getByRole('link', { name: 'My calendar' }).click();
    await page
      .getByRole('region', { name: `September ${next.academicYear}` })
      .getByRole('link', { name: coreSessions[0][1] })
      .waitFor();
    await page
      .getByRole('region', { name: `January ${next.academicYear + 1}` })
      .getByRole('link', { name: coreSessions[4][1] })
      .waitFor();
    await page.getByText('Times are shown for America/New_York.').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('cohort-year', 'calendar');

    await visitor.open(pathOf(next));
    await page.getByRole('button', { name: 'Cancel sign-up' }).click();
    await page.getByRole('button', { name: 'Sign up', exact: true }).waitFor();
    await page.getByText(`Your sign-up for ${programName}`).waitFor();
    await page.getByRole('link', { name: 'My calendar' }).click();
    await page.getByRole('link', { name: 'Find a program' }).waitFor();
    await visitor.expectAccessible();
  });
});
