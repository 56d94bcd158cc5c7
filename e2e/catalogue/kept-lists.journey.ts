import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { heldBack } from '../stage/held-back.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();

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
    { path: '/budget-requests', operation: 'BudgetRequestsRoute', chip: 'Refused', role: 'BUDGET_OFFICER' },
    {
      path: '/offering-requests',
      operation: 'OfferingRequestsRoute',
      chip: 'Declined',
      role: 'BUDGET_OFFICER',
    },
    { path: '/graph/fields', operation: 'GraphFieldsRoute', chip: 'Used by nobody', role: 'PLATFORM_TEAM' },
  ] as const)('keeps $path until the answer is there', async ({ path, operation, chip, role }) => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole(role).displayName);
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
