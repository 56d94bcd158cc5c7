import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { inDays } from '../stage/days.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();

/** More stops than any page has before the one that is looked for. */
const mostStops = 60;

const isFocused = (target: Locator) => target.evaluate((element) => element === document.activeElement);

/** What shows a reader where they are: an outline, a ring or a border of the focused element. */
const isMarked = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return true;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    return hasOutline || boxShadow !== 'none' || element.matches('input, textarea, select');
  });

/** Goes on with Tab until the target has the focus; every stop on the way must be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
    expect(
      await isMarked(page),
      `focus is seen on ${await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200))}`,
    ).toBe(true);
  }
  throw new Error(`${target} is not reached with ${mostStops} presses of Tab.`);
}

/** Opens the search by its keys and types at once: no letter is lost before the dialog is there. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  const field = page.getByRole('dialog').getByPlaceholder(/^Schools, people/);
  await expect.poll(() => field.inputValue()).toBe(words);
  await expect.poll(() => isFocused(field)).toBe(true);
}

describe('by keyboard alone, a counselor', () => {
  it('signs in, skips to the content, searches, and requests an offering', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    const counselor = personOfRole('SCHEDULING_TEAM').displayName;
    await visitor.open('/auth/sign-in?returnTo=/');
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type(counselor);
    await page.keyboard.press('Enter');
    await page.getByText('1 person').waitFor();
    await tabTo(page, page.getByRole('button', { name: `Sign in as ${counselor}` }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Counselor and scheduling team' }).waitFor();
    await visitor.expectAccessible();

    // A fresh page: the first stop leads past the navigation.
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await tabTo(page, skip);
    expect(await skip.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('main');

    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keys of this page' });
    await keys.getByText('Offerings', { exact: true }).waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('keyboard-and-look', 'keys');
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    // As quickly as a person does: the two belong together for a second only.
    await Promise.all([page.keyboard.press('g'), page.keyboard.press('o')]);
    await page.getByRole('heading', { level: 1, name: 'Offerings' }).waitFor();

    await search(page, 'transparent');
    await page
      .getByRole('dialog')
      .getByText(/^Offering · /)
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Request this offering' }).waitFor();
    const form = page.getByRole('form', { name: 'Request this offering' });
    await tabTo(page, form.getByLabel('Method'));
    await page.keyboard.press('ArrowDown');
    await tabTo(page, form.getByLabel('Participants'));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('9');
    await tabTo(page, form.getByLabel('Preferred start'));
    const [year = '', month = '', day = ''] = inDays(40).split('-');
    await page.keyboard.type(`${month}${day}${year}`);
    await tabTo(page, form.getByLabel('Note'));
    await page.keyboard.type('For all stakeholder groups.');
    await tabTo(page, form.getByRole('button', { name: 'Request offering' }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/offering-requests/*');
    const facts = page.getByRole('region', { name: 'Facts' });
    await facts.getByText('For all stakeholder groups.').waitFor();
    expect(
      await facts
        .locator('dt', { hasText: 'Participants' })
        .locator('xpath=following-sibling::dd[1]')
        .textContent(),
    ).toBe('9');
    expect(
      await facts
        .locator('dt', { hasText: 'Method' })
        .locator('xpath=following-sibling::dd[1]')
        .textContent(),
    ).toBe('Virtual');
    await visitor.expectAccessible();
    await visitor.screenshot('keyboard-and-look', 'keyboard-request');
  });

  it('opens the first result of the search by Enter alone, however soon it is pressed', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('SCHEDULING_TEAM').displayName);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const [given = '', family = ''] = personOfRole('TEACHER').displayName.split(' ');
    for (const pause of [0, 2_000]) {
      await search(page, `${given} ${family}`);
      await page.waitForTimeout(pause);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: `${given} ${family}` }).waitFor();
      await visitor.open('/');
      await page.getByRole('heading', { level: 1, name: 'Counselor and scheduling team' }).waitFor();
    }
  });

  it('never opens what was found for other words', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('SCHEDULING_TEAM').displayName);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await search(page, 'transparent');
    await page
      .getByRole('dialog')
      .getByText(/^Offering · /)
      .first()
      .waitFor();
    const { displayName } = personOfRole('TEACHER');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(displayName);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: displayName }).waitFor();
  });

  it('opens the account menu, walks it with arrows and leaves it with Escape', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.signInAs(personOfRole('TEACHER').displayName);
    await page.getByRole('heading', { level: 1, name: 'Teacher' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Account and roles' }));
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await visitor.expectAccessible();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toMatch(/^menuitem/);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await expect.poll(() => isFocused(page.getByRole('button', { name: 'Account and roles' }))).toBe(true);
  });
});
