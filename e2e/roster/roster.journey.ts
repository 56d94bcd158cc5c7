import { describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const school = 'Lakeside Hills High School';

describe('the roster', () => {
  it('shows a principal the staff, classes and students of their school', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('PRINCIPAL').displayName);
    await page.getByRole('link', { name: 'Schools', exact: true }).click();
    const schools = page.getByRole('table', { name: 'Schools with their staff and students' });
    // The home page has a table of the same name with the own school alone.
    await page.getByRole('heading', { level: 1, name: 'Schools' }).waitFor();
    await expect.poll(() => schools.getByRole('rowheader').count()).toBe(7);
    await visitor.expectAccessible();
    await schools.getByRole('link', { name: school }).click();
    await page.getByRole('heading', { level: 1, name: school }).waitFor();
    await page.getByText(/^[1-9]\d* staff members · [1-9][\d,]* students$/).waitFor();

    const tabs = page.getByRole('navigation', { name: 'Parts of the school' });
    const staff = page.getByRole('table', { name: 'Staff of the school' });
    await staff.waitFor();
    expect(await staff.getByRole('rowheader').count()).toBeGreaterThan(20);
    await page.getByLabel('Search staff').fill(personOfRole('TEACHER').displayName.split(' ').at(-1) ?? '');
    await page.getByRole('search').getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**q=**');
    await expect.poll(() => staff.getByRole('rowheader').count()).toBeLessThan(10);
    await staff.getByRole('link', { name: personOfRole('TEACHER').displayName }).waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('roster', 'staff');

    await tabs.getByRole('link', { name: 'Students' }).click();
    const students = page.getByRole('table', { name: 'Students whom your role may see' });
    await students.waitFor();
    expect(await students.getByRole('rowheader').count()).toBe(100);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => students.getByRole('rowheader').count()).toBe(200);
    expect(new Set(await students.getByRole('row').locator('td:nth-of-type(2)').allInnerTexts())).toEqual(
      new Set([school]),
    );
    await visitor.expectAccessible();
    await visitor.screenshot('roster', 'students');

    await tabs.getByRole('link', { name: 'Teaching loads' }).click();
    await page
      .getByRole('table', { name: 'Teaching load by term: sections, periods, preparations, students' })
      .waitFor();
    await visitor.expectAccessible();

    await tabs.getByRole('link', { name: 'Classes' }).click();
    const classes = page.getByRole('table', { name: 'Classes of the school' });
    await classes.waitFor();
    expect(await classes.getByRole('rowheader').count()).toBe(100);
    await visitor.expectAccessible();
    await visitor.screenshot('roster', 'classes');
    await classes.getByRole('rowheader').getByRole('link').first().click();
    await page
      .getByRole('table', { name: 'Who is enrolled in the class' })
      .getByRole('cell', { name: 'Student', exact: true })
      .first()
      .waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('roster', 'class');
  });

  it('shows a teacher their own classes and students, and no other school’s students', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('TEACHER').displayName);
    const grid = page.getByRole('table', { name: /^Periods in/ });
    await grid.waitFor();
    const taught = grid
      .getByRole('row')
      .filter({ has: page.getByRole('link') })
      .first();
    const link = taught.getByRole('link');
    const className = (await link.textContent()) ?? '';
    const studentsInGrid = Number(await taught.getByRole('cell').last().textContent());
    await link.click();
    await page.getByRole('heading', { level: 1, name: className }).waitFor();
    const roster = page.getByRole('table', { name: 'Who is enrolled in the class' });
    await roster.waitFor();
    expect(await roster.getByRole('cell', { name: 'Student', exact: true }).count()).toBe(studentsInGrid);
    await visitor.expectAccessible();

    await page.getByRole('link', { name: 'Students', exact: true }).click();
    await page.getByText('Student records: for your work only.').waitFor();
    const students = page.getByRole('table', { name: 'Students whom your role may see' });
    await students.waitFor();
    const shown = await students.getByRole('rowheader').count();
    expect(shown).toBeGreaterThan(20);
    expect(shown).toBeLessThanOrEqual(124);
    await visitor.expectAccessible();
    await visitor.screenshot('roster', 'own-students');
  });
});

describe('search everywhere', () => {
  it('opens with Ctrl+K and finds a teacher, and what other sides hold', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    const teacher = personOfRole('TEACHER').displayName;
    await visitor.comeAs(personOfRole('SUPERINTENDENT').displayName);
    await page.getByRole('heading', { level: 1, name: 'Superintendent' }).waitFor();
    await page.keyboard.press('Control+k');
    const found = page.getByRole('dialog');
    const field = found.getByPlaceholder('Schools, people, classes, programs, offerings, requests');
    await field.waitFor();
    await field.fill('equity audit');
    for (const kind of ['Offering', 'Budget request', 'Offering request'])
      await found
        .getByText(new RegExp(`^${kind}( ·|$)`))
        .first()
        .waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('roster', 'search-across');
    await field.fill(teacher);
    await found
      .getByText(/^Person · /)
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: teacher }).waitFor();
    await expect.poll(() => found.count()).toBe(0);
  });

  it('opens with ⌘K, closes with Escape, and opens from the head of the page', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('TEACHER').displayName);
    await page.getByRole('heading', { level: 1, name: 'Teacher' }).waitFor();
    await page.keyboard.press('Meta+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
    await page
      .getByRole('dialog')
      .getByPlaceholder(/^Schools, people/)
      .fill('cal');
    await page.getByRole('dialog').getByText('My calendar').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'My calendar' }).waitFor();
    await visitor.expectAccessible();
  });
});
