import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphOf } from '../stage/graph.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();

const spanish = JSON.parse(
  readFileSync(new URL('../../apps/portal/src/messages/es.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;
const inSpanish = (id: string) => {
  const text = spanish[id];
  if (text === undefined) throw new Error(`The Spanish catalogue has no ${id}.`);
  return text;
};

/** Pages of every side, by their names in the file of screenshots, and the paths of those that show one object. */
const pages: Readonly<Record<string, string>> = {
  home: '/home/superintendent',
  schools: '/schools',
  school: '/schools/SCHOOL',
  loads: '/schools/SCHOOL?tab=loads',
  programs: '/programs',
  edition: '/programs/PROGRAM/editions/EDITION',
  calendar: '/my-calendar',
  offerings: '/offerings',
  offering: '/offerings/OFFERING',
  'offering-requests': '/offering-requests',
  'offering-request': '/offering-requests/OREQUEST',
  'budget-requests': '/budget-requests',
  'budget-request': '/budget-requests/BREQUEST',
  shared: '/shared',
  roles: '/roles',
};
let ids: Readonly<Record<string, string>> = {};
const pathOf = (page: string) => (pages[page] ?? '').replace(/[A-Z]+/g, (kind) => ids[kind] ?? kind);

beforeAll(async () => {
  const superintendent = await graphOf(personOfRole('SUPERINTENDENT').email);
  const { schools, offerings, offeringRequests, budgetRequests, currentEditions } = await superintendent.read<
    Record<
      'schools' | 'offerings' | 'offeringRequests' | 'budgetRequests',
      { edges: { node: { id: string } }[] }
    > & {
      currentEditions: { edges: { node: { id: string; program: { id: string } } }[] };
    }
  >(
    'query StagePages { schools(first: 1) { edges { node { id } } } offerings(first: 2) { edges { node { id } } } offeringRequests(first: 1) { edges { node { id } } } budgetRequests(first: 1) { edges { node { id } } } currentEditions(first: 1) { edges { node { id program { id } } } } }',
  );
  const idAt = (of: { edges: { node: { id: string } }[] }, index = 0) => of.edges[index]?.node.id ?? '';
  ids = {
    SCHOOL: idAt(schools),
    EDITION: idAt(currentEditions),
    PROGRAM: currentEditions.edges[0]?.node.program.id ?? '',
    OFFERING: idAt(offerings, 1),
    OREQUEST: idAt(offeringRequests),
    BREQUEST: idAt(budgetRequests),
  };
});

async function read(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('status', { name: /Loading|Cargando/ }).waitFor({ state: 'detached' });
}

const widths = (page: Page) =>
  page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: window.innerWidth }));

describe.concurrent('Quad', () => {
  it.each(Object.keys(pages))(
    'its page %s fits a phone of 320 pixels, and is read in the dark as well as in light',
    async (name) => {
      await using visitor = await door.enter({ width: 320, colorScheme: 'dark' });
      const { page } = visitor;
      await visitor.comeAs(personOfRole('SUPERINTENDENT').displayName);
      await page.getByRole('heading', { level: 1, name: 'Superintendent' }).waitFor();
      await read(page, pathOf(name));
      expect((await widths(page)).page).toBeLessThanOrEqual(320);
      await visitor.screenshot('keyboard-and-look', `320-dark-${name}`);
      await page.setViewportSize({ width: 1280, height: 900 });
      await visitor.expectAccessible();
      await visitor.screenshot('keyboard-and-look', `dark-${name}`);
    },
  );

  it('opens its navigation on a phone, and searches there', async () => {
    await using visitor = await door.enter({ width: 320 });
    const { page } = visitor;
    await visitor.open('/auth/sign-in?returnTo=/');
    expect(await widths(page)).toEqual({ page: 320, window: 320 });
    await visitor.screenshot('keyboard-and-look', '320-sign-in');
    await visitor.comeAs(personOfRole('SUPERINTENDENT').displayName);
    await page.getByRole('heading', { level: 1, name: 'Superintendent' }).waitFor();
    const navigation = page.getByRole('navigation', { name: 'Main' });
    expect(await navigation.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Open or close navigation' }).click();
    await navigation.getByRole('link', { name: 'Offerings', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Offerings' }).waitFor();
    await navigation.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('dialog').waitFor();
    expect((await widths(page)).page).toBeLessThanOrEqual(320);
    await visitor.expectAccessible();
  });

  it('follows a dark system until another look is chosen', async ({ expect }) => {
    await using visitor = await door.enter({ colorScheme: 'dark' });
    const { page } = visitor;
    await visitor.open('/auth/sign-in?returnTo=/');
    await visitor.expectAccessible();
    await visitor.screenshot('keyboard-and-look', 'dark-sign-in');
    await visitor.comeAs(personOfRole('SUPERINTENDENT').displayName);
    await page.getByRole('heading', { level: 1, name: 'Superintendent' }).waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(21, 25, 29)',
    );
    await page.getByRole('button', { name: 'Account and roles' }).click();
    await page.getByRole('menuitemradio', { name: 'Light' }).click();
    await expect
      .poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor))
      .toBe('rgb(255, 255, 255)');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    );
  });

  it('speaks Spanish to a Spanish browser, and says so to its reader', async ({ expect }) => {
    await using visitor = await door.enter({ locale: 'es-MX' });
    const { page } = visitor;
    const principal = personOfRole('PRINCIPAL').displayName;
    await visitor.open('/auth/sign-in?returnTo=/');
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await visitor.expectAccessible();
    await page.getByRole('searchbox').fill(principal);
    await page.getByRole('button', { name: 'Buscar' }).click();
    await page.getByRole('button', { name: `Entrar como ${principal}` }).click();
    await page.getByRole('heading', { level: 1, name: inSpanish('role.PRINCIPAL') }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.getByRole('region', { name: inSpanish('home.today') }).waitFor();
    const navigation = page.getByRole('navigation', { name: inSpanish('nav.label') });
    expect(await navigation.getByRole('link').allInnerTexts()).toEqual(
      [
        'home',
        'schools',
        'students',
        'programs',
        'calendar',
        'offerings',
        'offeringRequests',
        'budgetRequests',
        'shared',
      ].map((place) => inSpanish(`nav.${place}`)),
    );
    await visitor.expectAccessible();
    await visitor.screenshot('keyboard-and-look', 'es-home');
    for (const [place, title] of [
      ['/budget-requests', 'budgetRequests.title'],
      ['/offerings', 'offerings.title'],
      ['/my-calendar', 'calendar.title'],
    ] as const) {
      await read(page, place);
      await page.getByRole('heading', { level: 1, name: inSpanish(title) }).waitFor();
      await visitor.expectAccessible();
    }
    await page.getByRole('button', { name: inSpanish('account.label') }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'My calendar' }).waitFor();
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('en');
  });

  it.each(['reduce', 'no-preference'] as const)(
    'moves only for who has not asked for less of it: %s',
    async (reducedMotion) => {
      await using visitor = await door.enter({ reducedMotion });
      const { page } = visitor;
      await visitor.comeAs(personOfRole('TEACHER').displayName);
      await page.getByRole('heading', { level: 1, name: 'Teacher' }).waitFor();
      await page.evaluate(() => {
        const moved: string[] = [];
        Object.assign(globalThis, { moved });
        for (const kind of ['transitionrun', 'animationstart'] as const) {
          document.addEventListener(kind, (event) => {
            // By what is written, not by what still runs: on a slow machine that is over by now.
            const element = event.target as HTMLElement;
            const { transitionDuration, animationDuration } = getComputedStyle(element);
            const durations = `${transitionDuration}, ${animationDuration}`
              .split(', ')
              .map(Number.parseFloat);
            if (Math.max(...durations) > 0.02) moved.push(`${kind} ${element.className}`);
          });
        }
      });
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Account and roles' }).click();
      await page.getByRole('menu').waitFor();
      const moved = await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);
      if (reducedMotion === 'reduce') expect(moved).toEqual([]);
      else expect(moved.length).toBeGreaterThan(0);
      await visitor.expectAccessible();
    },
  );
});
