import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { quadCommand } from '../stage/command.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { ask, stageEnv, tokenFor } from '../stage/people.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const dataLead = personOfRole('DATA_LEAD').displayName;
const teacher = personOfRole('TEACHER').displayName;
/** Entries settle for ten seconds, and are merged within three more. */
const mergedWithinMs = 90_000;

describe('record access', () => {
  it('a data leader sees who was shown a student’s record, what for, and takes the log along', async () => {
    await using classroom = await door.enter();
    await classroom.comeAs(teacher);
    await classroom.page.getByRole('link', { name: 'Students', exact: true }).click();
    const taught = classroom.page.getByRole('table', { name: 'Students whom your role may see' });
    const shown = taught.getByRole('rowheader').getByRole('link').first();
    const name = (await shown.textContent()) ?? '';
    await shown.click();
    await classroom.page.waitForURL(/\/students\/stu_/);
    const student = new URL(classroom.page.url()).pathname.split('/').at(-1) ?? '';
    await classroom.page.getByRole('heading', { level: 1, name }).waitFor();
    expect(await classroom.page.getByRole('link', { name: 'Who saw this record' }).count()).toBe(0);
    expect(await classroom.page.getByRole('link', { name: 'Record access' }).count()).toBe(0);
    await classroom.open('/disclosures');
    await classroom.page.getByText('Nothing here').first().waitFor();

    await using office = await door.enter();
    const { page } = office;
    await office.comeAs(dataLead);
    await office.open(`/students/${student}`);
    await page.getByRole('link', { name: 'Who saw this record' }).click();
    await page.waitForURL(`**/disclosures?student=${student}`);
    await page.getByRole('heading', { level: 1, name: 'Record access' }).waitFor();
    const log = page.getByRole('table', { name: /^Who was shown students’ records/ });
    const byTeacher = log.getByRole('row').filter({ hasText: teacher });
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole('heading', { level: 1, name: 'Record access' }).waitFor();
          return byTeacher.count();
        },
        { timeout: mergedWithinMs, interval: 2_000 },
      )
      .toBeGreaterThan(0);
    const row = byTeacher.first();
    await row.getByText('Rostering').waitFor();
    await row.getByText('Beyond 34 CFR 99.32').waitFor();
    await row.locator('summary').click();
    await row.getByText(/Student\.displayName/).waitFor();
    await page.getByText('Only entries about one student are shown.').waitFor();
    await office.expectAccessible();
    await office.screenshot('disclosure', 'student');

    await row.getByRole('link', { name: teacher }).click();
    await page.getByText('Only entries of one reader are shown.').waitFor();
    await expect
      .poll(async () => (await log.getByRole('rowheader').count()) - (await byTeacher.count()))
      .toBe(0);
    await page.getByLabel('Purpose').selectOption('Equity audit');
    await page.getByRole('search').getByRole('button', { name: 'Search', exact: true }).click();
    await page.getByText('No entry matches. Clear the filters.').waitFor();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await log.waitFor();
    // More lines than a page shows: the file has all of them.
    const token = await tokenFor({ as: personOfRole('DATA_LEAD').email });
    for (let line = 0; line < 105; line += 1) {
      const read = await ask(token, `query Line${line}($id: ID!) { student(id: $id) { id grade } }`, {
        id: student,
      });
      expect(read.errors).toBeUndefined();
    }
    await expect
      .poll(
        async () => {
          await page.reload();
          await log.waitFor();
          return page.getByText('First 100 lines').count();
        },
        { timeout: mergedWithinMs, interval: 2_000 },
      )
      .toBe(1);
    const exported = async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export CSV' }).click(),
      ]);
      return (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    };
    // More than a page was there at once; the last lines may come a moment later.
    await expect
      .poll(async () => (await exported()).length, { timeout: mergedWithinMs, interval: 2_000 })
      .toBeGreaterThanOrEqual(106);
    const [head = '', first = ''] = await exported();
    expect(head.replace('\uFEFF', '').split(',')).toEqual(
      'When,Who,Purpose,What,Students,Kept because,Role,Kind of data,Legitimate interest,Student ids (at most 100),Request'.split(
        ',',
      ),
    );
    expect(first).toMatch(/stu_/);
    await office.screenshot('disclosure', 'log');
  });

  it('is whole, as the operator is told by the command line', async () => {
    const told = await quadCommand(stageEnv(), 'disclosures', 'verify', '--json');
    expect(told.code, told.err).toBe(0);
    const found = JSON.parse(told.out) as { isWhole: boolean; entries: number; chains: number };
    expect(found).toMatchObject({ isWhole: true, faults: [], uneven: [] });
    expect(found.entries).toBeGreaterThan(105);
    expect(found.chains).toBeGreaterThan(0);
  });

  it('is read on a phone and in the dark, in Spanish', async () => {
    await using visitor = await door.enter({ width: 320, colorScheme: 'dark', locale: 'es-MX' });
    const { page } = visitor;
    await visitor.open('/auth/sign-in?returnTo=/');
    await visitor.comeAs(dataLead);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await visitor.open('/disclosures');
    await page.getByRole('heading', { level: 1, name: 'Acceso a expedientes' }).waitFor();
    await page.getByLabel('Finalidad').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await visitor.expectAccessible();
    await visitor.screenshot('disclosure', 'phone');
  });
});
