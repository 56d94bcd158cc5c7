import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const counselor = () => personOfRole('SCHEDULING_TEAM').displayName;

const filters = (page: Page) => page.getByRole('form', { name: 'Search the catalogue' });
const table = (page: Page) =>
  page.getByRole('table', { name: 'Catalogue of professional learning offerings' });

/** Presses search and waits until the address says what was asked for. What was found before stays until it is answered. */
async function search(page: Page, asked: Readonly<Record<string, string>>): Promise<void> {
  await filters(page).getByRole('button', { name: 'Search' }).click();
  await page.waitForURL((url) =>
    Object.entries(asked).every(([name, value]) => url.searchParams.get(name) === value),
  );
}

async function titles(page: Page): Promise<readonly string[]> {
  await table(page).getByRole('rowheader').first().waitFor();
  return table(page).getByRole('rowheader').allInnerTexts();
}

describe('the catalogue', () => {
  it('S4-12 is searched by essential question, outcome and method, and keeps the search in its address', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(counselor());
    await page.getByRole('link', { name: 'Offerings' }).click();
    expect((await titles(page)).length).toBe(11);
    await visitor.expectAccessible();
    await visitor.screenshot('catalogue', 'all');

    await filters(page).getByLabel('Essential question').fill('bell schedules');
    await search(page, { question: 'bell schedules' });
    await expect.poll(() => titles(page)).toEqual(['Bell schedules for many programs and learners']);

    await filters(page).getByLabel('Essential question').fill('');
    await filters(page).getByLabel('Outcome').fill('learner data');
    await search(page, { outcome: 'learner data' });
    await expect.poll(() => titles(page)).toContain('Creative and financial master schedule design');
    const byOutcome = await titles(page);
    expect(byOutcome.length).toBeLessThan(11);

    await filters(page).getByLabel('Method').selectOption({ label: 'In person' });
    await search(page, { outcome: 'learner data', method: 'IN_PERSON' });
    await expect.poll(() => titles(page)).toEqual(byOutcome);
    await visitor.expectAccessible();
    await visitor.screenshot('catalogue', 'S4-12-filtered');

    await page.reload();
    expect(await titles(page)).toEqual(byOutcome);
    expect(await filters(page).getByLabel('Outcome').inputValue()).toBe('learner data');
    expect(await filters(page).getByLabel('Method').inputValue()).toBe('IN_PERSON');

    await page.getByRole('link', { name: byOutcome[0] ?? '' }).click();
    await page.getByRole('heading', { level: 1, name: byOutcome[0] ?? '' }).waitFor();
    await page.goBack();
    expect(await titles(page)).toEqual(byOutcome);

    await filters(page).getByRole('button', { name: 'Clear filters' }).click();
    await page.waitForURL((url) => url.search === '');
    await expect.poll(() => titles(page)).toHaveLength(11);
  });

  it('S4-12 leaves only what is given in person when that is asked for, and says when nothing fits', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(counselor());
    await visitor.open('/offerings?method=IN_PERSON');
    expect(await titles(page)).not.toContain('Virtual strategy session');
    expect((await titles(page)).length).toBe(10);
    await filters(page).getByLabel('Words').fill('photosynthesis');
    await filters(page).getByRole('button', { name: 'Search' }).click();
    await page.getByText('No offering matches these filters. Clear a filter to see more.').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('catalogue', 'S4-12-nothing');
  });

  it('S4-01 says that the strategy session needs the schedules, and holds the request open until they come', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(counselor());
    await visitor.open('/offerings');
    await page.getByRole('link', { name: 'Virtual strategy session' }).click();
    await page
      .getByText(
        'Current master schedules and/or bell schedules would have to be provided by the district during this strategy session.',
      )
      .waitFor();
    const needs = page.getByRole('term').filter({ hasText: "Needs the school's current schedules" });
    expect(await needs.locator('xpath=following-sibling::dd[1]').textContent()).toBe('Yes');
    await page
      .getByText("This session is confirmed once the school's current schedules have been handed in.")
      .waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('catalogue', 'S4-01-offering');

    await page.getByRole('button', { name: 'Request offering' }).click();
    await page.waitForURL('**/offering-requests/*');
    await page
      .getByText("The school's current schedules are still needed before the session can be confirmed.")
      .waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('catalogue', 'S4-01-request');
  });
});
