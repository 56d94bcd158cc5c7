import { type Role, roleFacts, roleIds } from '@quad/kernel';
import { describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();

/** What a role finds of its own on its home page: the part, and words inside of it. */
const own: readonly (readonly [Role, part: string, words: string])[] = [
  ['TEACHER', 'My teaching load', 'Lakeside Hills High School'],
  ['PRINCIPAL', 'My school', 'Lakeside Hills High School'],
  ['BUDGET_OFFICER', 'Budget requests waiting for a decision', 'Co-teaching in inclusive classrooms'],
  ['SUPERINTENDENT', 'Offering requests', nameOf('SUPERINTENDENT')],
];
const othersOf = roleIds.filter((role) => !own.some(([known]) => known === role));

function nameOf(role: Role): string {
  return personOfRole(role).displayName;
}

const faults = /Not answering|could not be loaded|Nothing here|Not shown to your role/;

describe('a person of the demo district', () => {
  it.each(own)('signs in as %s by a searched name and sees what is their own', async (role, part, words) => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.signInAs(nameOf(role));
    await page.getByRole('heading', { level: 1, name: roleFacts(role).label }).waitFor();
    expect(new URL(page.url()).pathname).toBe(roleFacts(role).homePath);
    await page.getByRole('region', { name: part, exact: true }).getByText(words).first().waitFor();
    expect(await page.getByText(faults).count()).toBe(0);
    await visitor.expectAccessible();
    await visitor.screenshot('sign-in', role.toLowerCase());
  });

  it.concurrent.each(othersOf)(
    'signs in as %s to a home page that says what needs them today',
    async (role) => {
      await using visitor = await door.enter();
      const { page } = visitor;
      await visitor.signInAs(nameOf(role));
      await page.getByRole('heading', { level: 1, name: roleFacts(role).label }).waitFor();
      await page
        .getByRole('region', { name: 'What needs me today' })
        .getByRole('heading', { level: 3 })
        .first()
        .waitFor();
      await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe(roleFacts(role).homePath);
      expect(await page.getByText(faults).count()).toBe(0);
      await visitor.expectAccessible();
      await visitor.screenshot('sign-in', role.toLowerCase());
    },
  );
});

describe('the sign-in page', () => {
  it('finds people by name, and says so when it finds nobody', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    const principal = nameOf('PRINCIPAL');
    await visitor.open('/auth/sign-in?returnTo=/');
    await visitor.expectAccessible();
    await page.getByRole('searchbox').fill(principal);
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('status').getByText('1 person').waitFor();
    expect(await page.getByRole('button', { name: 'Sign in as' }).allInnerTexts()).toEqual([
      expect.stringContaining(principal),
    ]);
    await page.getByRole('searchbox').fill('Nobody At All');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByText('Nobody fits this search.').waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('sign-in', 'nobody');
    await page.getByRole('link', { name: 'Show everyone' }).click();
    await page.getByRole('heading', { name: 'Prairie View School District' }).waitFor();
  });

  it('leads back to the page that was asked for without a session', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.open('/budget-requests?state=SUBMITTED');
    await page.waitForURL((url) => url.pathname.startsWith('/auth/'));
    await page.getByRole('searchbox').fill(nameOf('BUDGET_OFFICER'));
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: `Sign in as ${nameOf('BUDGET_OFFICER')}` }).click();
    await page.getByRole('heading', { level: 1, name: 'Budget requests' }).waitFor();
    const { pathname, search } = new URL(page.url());
    expect(pathname + search).toBe('/budget-requests?state=SUBMITTED');
    await visitor.expectAccessible();
  });

  it('never leads anywhere else than back into Quad', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.open('/auth/sign-in?returnTo=https%3A%2F%2Felsewhere.example%2F');
    await page.getByRole('searchbox').fill(nameOf('TEACHER'));
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('button', { name: `Sign in as ${nameOf('TEACHER')}` }).click();
    await page.getByRole('heading', { level: 1, name: 'Teacher' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/home/teacher');
  });

  it('is where everyone stands again after signing out', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.signInAs(nameOf('TEACHER'));
    await page.getByRole('button', { name: 'Account and roles' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('sign-in', 'signed-out');
    await visitor.open('/home/teacher');
    await page.getByRole('heading', { level: 1, name: 'Sign in to the demo' }).waitFor();
    const session = await page.context().request.get('/auth/session');
    expect(await session.json()).toMatchObject({ signedIn: false });
  });
});
