import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';
import { type Edition, facilitator, programName } from './facilitator.ts';
import { coreSessions, pathOf, sessionsOf } from './syllabus.ts';

const door = openDoor();

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
