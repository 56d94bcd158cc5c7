import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();

/** Holds back every answer to one query until it is let go. */
async function heldBack(page: Page, operation: string): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(operation) === true) await held.promise;
    await route.continue();
  });
  return () => held.resolve();
}

const busy = (page: Page) => page.locator('[aria-busy="true"]');
const isAnswered = (page: Page) => expect.poll(() => busy(page).count()).toBe(0);

describe('a list whose filter was changed', () => {
  it('keeps the catalogue, and the field in which one types, until the new search is answered', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('SCHEDULING_TEAM').displayName);
    await visitor.open('/offerings');
    const rows = page.getByRole('rowheader');
    await rows.first().waitFor();
    const before = await rows.count();
    const letGo = await heldBack(page, 'OfferingsRoute');
    const words = page.getByRole('form', { name: 'Search the catalogue' }).getByLabel('Words');
    await words.fill('photosynthesis');
    await words.press('Enter');
    await busy(page).first().waitFor();
    expect(await rows.count()).toBe(before);
    await words.press('End');
    await words.pressSequentially(' again');
    expect(await words.inputValue()).toBe('photosynthesis again');
    letGo();
    await page.getByText('No offering matches these filters. Clear a filter to see more.').waitFor();
    await visitor.expectAccessible();
  });

  it.each([
    { path: '/budget-requests', operation: 'BudgetRequestsRoute', chip: 'Refused' },
    { path: '/offering-requests', operation: 'OfferingRequestsRoute', chip: 'Declined' },
  ])('keeps $path until the answer is there', async ({ path, operation, chip }) => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('BUDGET_OFFICER').displayName);
    await visitor.open(path);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    await isAnswered(page);
    const letGo = await heldBack(page, operation);
    await page.getByText(chip, { exact: true }).first().click();
    await busy(page).first().waitFor();
    expect(await heading.isVisible()).toBe(true);
    letGo();
    await isAnswered(page);
  });
});
