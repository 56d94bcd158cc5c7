import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';
import { type Edition, facilitator, programName } from './facilitator.ts';

const door = openDoor();

/** The five core sessions as the published syllabus prints them. */
const coreSessions = [
  [
    'Thu, Sep 29',
    'Welcome and starting with “why”',
    'How might Next Education Workforce models yield better outcomes for your students and educators?',
  ],
  ['Thu, Oct 13', 'Models in action', 'What do the Next Education Workforce models look like in action?'],
  [
    'Thu, Nov 17',
    'Elements of the Next Education Workforce',
    'What do Next Education Workforce Models enable for students, staff and school districts?',
  ],
  [
    'Thu, Dec 8',
    'Sustainable human resource & financial models',
    'How can Next Education Workforce Models work in your local context?',
  ],
  [
    'Thu, Jan 12',
    'Moving from learning to launching',
    'How will you launch your first Next Education Workforce model?',
  ],
] as const;

const pathOf = (edition: Edition) => `/programs/${edition.program.id}/editions/${edition.id}`;
const sessionsOf = (page: Page) => page.getByRole('region', { name: 'Syllabus' }).getByRole('article');

/** The times of a session as they are read, with plain spaces. */
async function timesOf(page: Page, title: string): Promise<readonly string[]> {
  const times = await page
    .getByRole('article', { name: title })
    .getByRole('listitem')
    .filter({ has: page.locator('time') })
    .allInnerTexts();
  return times.map((time) => time.replace(/\s+/g, ' ').replace(/ ?– ?/, '–').trim());
}

describe.concurrent('a cohort year', () => {
  let past: Edition;
  let stage: Awaited<ReturnType<typeof facilitator>>;

  beforeAll(async () => {
    stage = await facilitator();
    const found = (await stage.editions()).find(({ academicYear }) => academicYear === 2022);
    if (found === undefined) throw new Error(`${programName} has no edition 2022–23.`);
    past = found;
  });

  it('S0-02 stands whole on one page, which prints', async () => {
    await using visitor = await door.enter({ timeZone: 'America/Denver' });
    const { page } = visitor;
    await visitor.comeAs(personOfRole('TEACHER').displayName);
    await visitor.open('/programs');
    await page.getByRole('table', { name: 'Programs with their owners and partners' }).waitFor();
    await visitor.expectAccessible();
    await page.getByRole('region', { name: 'All programs' }).getByRole('link', { name: programName }).click();
    await page.getByRole('heading', { level: 1, name: programName }).waitFor();
    await visitor.expectAccessible();
    await page.getByRole('link', { name: `${programName} 2022–23` }).click();
    await page.getByRole('heading', { level: 1, name: `${programName} 2022–23` }).waitFor();

    expect(await sessionsOf(page).count()).toBe(9);
    for (const [day, title, question] of coreSessions) {
      const session = page.getByRole('article', { name: title });
      await session.getByText(question, { exact: true }).waitFor();
      await session.getByText(day).first().waitFor();
    }
    await page
      .getByText('Q&A panel with systems, school and teacher leaders; parents; and community members')
      .waitFor();
    expect(await page.getByText("Tailored to the cohort's needs", { exact: true }).count()).toBe(4);
    await page.getByRole('region', { name: 'Topics' }).getByText('Team-based scheduling').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('cohort-year', 'S0-02-screen');

    await page.emulateMedia({ media: 'print' });
    for (const hidden of [
      page.getByRole('banner'),
      page.getByRole('navigation', { name: 'Main' }),
      page.getByRole('button', { name: 'Print' }),
    ])
      expect(await hidden.isVisible()).toBe(false);
    for (const session of await sessionsOf(page).all()) expect(await session.isVisible()).toBe(true);
    const { width, overflow } = await page.evaluate(() => ({
      width: innerWidth,
      overflow: document.documentElement.scrollWidth,
    }));
    expect(overflow).toBeLessThanOrEqual(width);
    await visitor.screenshot('cohort-year', 'S0-02-print');
    const pdf = await page.pdf({ format: 'Letter' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('S0-03 meets on five Thursdays, one a month, and no printed weekday disagrees', async () => {
    await using visitor = await door.enter({ timeZone: 'America/New_York' });
    const { page } = visitor;
    await visitor.comeAs(personOfRole('COHORT_FACILITATOR').displayName);
    await visitor.open(pathOf(past));
    await sessionsOf(page).first().waitFor();
    const days = await Promise.all(coreSessions.map(async ([, title]) => (await timesOf(page, title))[0]));
    expect(days.map((time) => time?.split(',').slice(0, 2).join(','))).toEqual(
      coreSessions.map(([day]) => day),
    );
    expect(await page.getByText(/The printed weekday/).count()).toBe(0);
    await visitor.expectAccessible();
  });

  it.each([
    ['America/Phoenix', '1:00–2:30 PM MST', '2:00–3:30 PM MST'],
    ['America/Chicago', '3:00–4:30 PM CDT', '3:00–4:30 PM CST'],
    ['Europe/Berlin', '10:00–11:30 PM GMT+2', '10:00–11:30 PM GMT+1'],
  ])(
    'S0-04 is told to a reader in %s in their own zone and the two published ones, across the change of clocks',
    async (timeZone, before, after) => {
      await using visitor = await door.enter({ timeZone });
      const { page } = visitor;
      await visitor.comeAs(personOfRole('TEACHER').displayName);
      await visitor.open(pathOf(past));
      await sessionsOf(page).first().waitFor();
      // Clocks changed on 6 November 2022, between the second and the third session; the published times stay.
      expect(await timesOf(page, 'Models in action')).toEqual([
        `Thu, Oct 13, ${before} your time`,
        'Thu, Oct 13, 4:00–5:30 PM EDT',
        'Thu, Oct 13, 1:00–2:30 PM PDT',
      ]);
      expect(await timesOf(page, 'Elements of the Next Education Workforce')).toEqual([
        `Thu, Nov 17, ${after} your time`,
        'Thu, Nov 17, 4:00–5:30 PM EST',
        'Thu, Nov 17, 1:00–2:30 PM PST',
      ]);
      await visitor.expectAccessible();
      await visitor.screenshot('cohort-year', `S0-04-${timeZone.replace('/', '-')}`);
    },
  );

  it('S0-04 is told once to a reader who is in a published zone', async () => {
    await using visitor = await door.enter({ timeZone: 'America/Los_Angeles' });
    await visitor.comeAs(personOfRole('TEACHER').displayName);
    await visitor.open(pathOf(past));
    await sessionsOf(visitor.page).first().waitFor();
    expect(await timesOf(visitor.page, 'Models in action')).toEqual([
      'Thu, Oct 13, 1:00–2:30 PM PDT your time',
      'Thu, Oct 13, 4:00–5:30 PM EDT',
    ]);
    await visitor.expectAccessible();
  });

  it('goes into a calendar as an .ics file', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('TEACHER').displayName);
    await visitor.open(pathOf(past));
    const href = await page.getByRole('link', { name: 'Add to calendar (.ics)' }).getAttribute('href');
    const answer = await page.context().request.get(href ?? '');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toMatch(/^text\/calendar/);
    const text = await answer.text();
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(5);
    expect(text).toMatch(/DTSTART(;TZID=America\/New_York:20221117T160000|:20221117T210000Z)/);
    expect(text).toMatch(/DTSTART(;TZID=America\/New_York:20221013T160000|:20221013T200000Z)/);
  });
});

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
