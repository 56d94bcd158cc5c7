import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import type { Visitor } from '../stage/visitor.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const superintendent = personOfRole('SUPERINTENDENT').displayName;
const teacher = personOfRole('TEACHER').displayName;
const coach = 'Instructional coach';

const rowOf = (page: Page, name: string, role: string) =>
  page.getByRole('row').filter({ hasText: name }).filter({ hasText: role });

/** Opens "People and roles" as somebody does who comes in by the home page. */
async function openRoles(visitor: Visitor): Promise<void> {
  const navigation = visitor.page.getByRole('navigation', { name: 'Main' });
  await navigation.getByRole('link', { name: 'People and roles' }).click();
  await visitor.page.getByRole('heading', { level: 1, name: 'People and roles' }).waitFor();
}

/** The roles in the account menu of who has just signed in. */
async function rolesInMenu(visitor: Visitor, name: string): Promise<readonly string[]> {
  await visitor.signInAs(name);
  await visitor.page.getByRole('button', { name: 'Account and roles' }).click();
  const menu = visitor.page.getByRole('menu');
  await menu.getByText('Sign out').waitFor();
  const items = await menu.getByRole('menuitem').allInnerTexts();
  return items.filter((item) => [coach, 'Teacher'].includes(item));
}

describe('people and roles', () => {
  it('a superintendent grants a teacher a role, who has it at the next sign-in, until it is ended', async () => {
    await using office = await door.enter();
    const { page } = office;
    await office.comeAs(superintendent);
    await openRoles(office);
    await office.expectAccessible();
    await office.screenshot('roles', 'list');
    await page.getByRole('searchbox', { name: 'Person' }).fill(teacher);
    await page.getByLabel('Role', { exact: true }).selectOption('Teacher');
    await page.getByRole('button', { name: 'Search', exact: true }).last().click();
    await page.waitForURL((url) => url.searchParams.get('role') === 'TEACHER');
    await rowOf(page, teacher, 'Roster').waitFor();
    const school = (await rowOf(page, teacher, 'Teacher').getByRole('cell').nth(1).textContent()) ?? '';

    await page.getByRole('button', { name: 'Grant role' }).click();
    const dialog = page.getByRole('dialog', { name: 'Grant role' });
    const form = dialog.getByRole('form', { name: 'Grant role' });
    await form.getByRole('button', { name: 'Grant role' }).click();
    await expect.poll(() => form.getByText('Choose one.').count()).toBe(2);
    await office.expectAccessible();
    // Nobody is offered themself.
    await form.getByRole('combobox', { name: 'Person' }).fill(superintendent);
    await form.getByText('Nobody grants a role to themself').waitFor();
    await form.getByRole('combobox', { name: 'Person' }).fill(teacher);
    await form.getByRole('option', { name: teacher }).click();
    await form.getByText(`Holds now: Teacher, ${school}.`).waitFor();
    await form.getByLabel('Role', { exact: true }).selectOption(coach);
    await form.getByRole('combobox', { name: 'Organization' }).click();
    await form.getByRole('option', { name: school, exact: true }).click();
    // A day typed by half is no day, and not a role without end either.
    await form.getByLabel(/^Last day/).press('1');
    await form.getByRole('button', { name: 'Grant role' }).click();
    await form.getByText('Complete the day, or clear it.').waitFor();
    await form.getByLabel(/^Last day/).fill('2020-01-31');
    await form.getByRole('button', { name: 'Grant role' }).click();
    await form.getByText('Choose a day that is not over yet.').waitFor();
    await office.expectAccessible();
    await office.screenshot('roles', 'refused');
    await form.getByLabel(/^Last day/).fill('');
    await form.getByRole('button', { name: 'Grant role' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(`${teacher} now holds the role ${coach}.`).waitFor();
    // The list shows teachers alone; without the filter the new role is there, with who granted it.
    const clear = page.getByRole('button', { name: 'Clear filters' });
    await clear.click();
    await clear.waitFor({ state: 'detached' });
    await page.getByRole('searchbox', { name: 'Person' }).fill(teacher);
    await page.getByRole('searchbox', { name: 'Person' }).press('Enter');
    await rowOf(page, teacher, coach).getByText(superintendent).waitFor();
    await office.expectAccessible();

    await using classroom = await door.enter();
    expect(await rolesInMenu(classroom, teacher)).toEqual(['Teacher', coach]);
    await classroom.screenshot('roles', 'teacher-menu');
    await classroom.page.getByRole('menuitem', { name: coach }).click();
    await classroom.page.getByRole('heading', { level: 1, name: coach }).waitFor();

    await rowOf(page, teacher, coach)
      .getByRole('button', { name: /^End role/ })
      .click();
    const confirm = page.getByRole('dialog', { name: `End the role ${coach} of ${teacher}?` });
    await confirm.getByRole('listitem').first().waitFor();
    // What a teacher may do anyway is kept; the loads of the whole school are lost.
    expect(await confirm.getByRole('listitem').allInnerTexts()).toEqual(['reading teaching loads']);
    await office.expectAccessible();
    await office.screenshot('roles', 'end');
    await confirm.getByRole('button', { name: 'Keep role' }).click();
    await confirm.waitFor({ state: 'detached' });
    await rowOf(page, teacher, coach)
      .getByRole('button', { name: /^End role/ })
      .click();
    await confirm.getByRole('button', { name: 'End role' }).click();
    await rowOf(page, teacher, coach).waitFor({ state: 'detached' });
    expect(await rowOf(page, teacher, 'Teacher').count()).toBe(1);

    await using later = await door.enter();
    expect(await rolesInMenu(later, teacher)).toEqual(['Teacher']);
  });

  it('is read on a phone and in the dark, in Spanish, and finds nobody with a way on', async () => {
    await using visitor = await door.enter({ width: 320, colorScheme: 'dark', locale: 'es-MX' });
    const { page } = visitor;
    await visitor.open('/auth/sign-in?returnTo=/');
    await visitor.comeAs(superintendent);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const isWithin = async () =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await visitor.open('/roles');
    await page.getByRole('heading', { level: 1, name: 'Personas y funciones' }).waitFor();
    await page.getByRole('table').waitFor();
    await isWithin();
    await visitor.expectAccessible();
    await visitor.screenshot('roles', '320-dark-es');
    await visitor.open('/roles?q=nobody+has+this+name');
    await page.getByText('Nadie tiene una función que coincida.').waitFor();
    await visitor.expectAccessible();
    await page.getByRole('button', { name: 'Asignar función' }).click();
    await page.getByRole('dialog', { name: 'Asignar función' }).waitFor();
    await isWithin();
    await visitor.expectAccessible();
    await visitor.screenshot('roles', '320-dark-es-form');
  });

  it('is no place for those who may not grant roles', async () => {
    await using visitor = await door.enter();
    await visitor.comeAs(teacher);
    await visitor.page.getByRole('heading', { level: 1, name: 'Teacher' }).waitFor();
    expect(await visitor.page.getByRole('link', { name: 'People and roles' }).count()).toBe(0);
    await visitor.open('/roles');
    await visitor.page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor();
  });
});

describe('a partner of districts', () => {
  it('has no schools in its navigation', async () => {
    await using visitor = await door.enter();
    await visitor.comeAs(personOfRole('COHORT_FACILITATOR').displayName);
    const navigation = visitor.page.getByRole('navigation', { name: 'Main' });
    await navigation.waitFor();
    expect(await navigation.getByRole('link').allInnerTexts()).toEqual([
      'Home',
      'Programs',
      'Offerings',
      'Shared with us',
    ]);
  });
});
