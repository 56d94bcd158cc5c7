import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { graphOf } from '../stage/graph.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { isUp, without } from '../stage/processes.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();

type Side = 'Scheduling' | 'Cohorts' | 'Pathways' | 'Budgets';

/** What each side brings to the two pages: the part, and words that only its answer holds. */
const home: Readonly<Partial<Record<Side | 'Directory', readonly [part: string, words: string]>>> = {
  Directory: ['Schools', 'Northshore Middle School'],
  Cohorts: ['Open for sign-up', 'Redesign PD Community of Practice'],
  Pathways: ['Offering requests', 'Bell schedules for many programs and learners'],
  Budgets: ['Budget requests by state', 'Submitted'],
};
const person: Readonly<Record<Side, readonly [part: string, words: RegExp]>> = {
  Scheduling: ['Teaching load', /Semester 1/],
  Cohorts: ['Programs', /No program signed up for|20\d\d–\d\d/],
  Pathways: ['Requested offerings', /No offering requested|Scheduled|Budget requested/],
  Budgets: ['Requests paid by the department', /No approved request|Approved/],
};

const part = (page: Page, name: string) => page.getByRole('main').getByRole('region', { name, exact: true });

/** Opens a page of the portal and reads it once nothing is on its way any more. */
async function read(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
}

describe('with one side stopped', () => {
  let teacherPath: string;
  beforeAll(async () => {
    const teacher = await graphOf(personOfRole('TEACHER').email);
    const { viewer } = await teacher.read<{ viewer: { person: { id: string } } }>(
      'query StageWho { viewer { person { id } } }',
    );
    teacherPath = `/people/${viewer.person.id}`;
  });

  it.each(['Scheduling', 'Cohorts', 'Pathways', 'Budgets'] as const)(
    'the pages show all but %s, name it, and are whole again once it is back',
    async (side) => {
      await using visitor = await door.enter();
      const { page } = visitor;
      await visitor.comeAs(personOfRole('SUPERINTENDENT').displayName);
      await page.getByRole('heading', { level: 1, name: 'Superintendent' }).waitFor();
      await using stopped = await without(side.toLowerCase());

      await read(page, '/home/superintendent');
      for (const [other, [name, words]] of Object.entries(home)) {
        if (other === side)
          await part(page, name)
            .getByText(`${side} is not answering. This part comes back when it does.`)
            .waitFor();
        else await part(page, name).getByText(words).first().waitFor();
      }
      if (home[side as keyof typeof home] !== undefined)
        await page.getByText(`Not answering: ${side}. The rest of the page is complete.`).waitFor();
      await visitor.expectAccessible();
      await visitor.screenshot('sides-down', `${side.toLowerCase()}-home`);

      await read(page, teacherPath);
      await page.getByRole('heading', { level: 1, name: personOfRole('TEACHER').displayName }).waitFor();
      await page.getByText(`Not answering: ${side}. The rest of the page is complete.`).waitFor();
      for (const [other, [name, words]] of Object.entries(person)) {
        if (other === side) await part(page, name).getByText(`${side} is not answering.`).waitFor();
        else await part(page, name).getByText(words).first().waitFor();
      }
      await visitor.expectAccessible();
      await visitor.screenshot('sides-down', `${side.toLowerCase()}-teacher`);

      const status = await fetch(`${inject('quadUrl')}/status`);
      expect(
        ((await status.json()) as { processes: { name: string; ok: boolean }[] }).processes,
      ).toContainEqual(expect.objectContaining({ name: side.toLowerCase(), ok: false }));

      await stopped.startAgain();
      await isUp(side.toLowerCase());
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText(/Not answering/).waitFor({ state: 'detached' });
      const [name, words] = person[side];
      await part(page, name).getByText(words).first().waitFor();
      await read(page, '/home/superintendent');
      expect(await page.getByText(/not answering/i).count()).toBe(0);
    },
  );

  it('the pages show what the other sides have without Directory, name it, and are whole again once it is back', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('SUPERINTENDENT').displayName);
    await page.getByRole('heading', { level: 1, name: 'Superintendent' }).waitFor();
    await using stopped = await without('directory');

    await read(page, '/home/superintendent');
    await page
      .getByText(/Not answering: Directory/)
      .first()
      .waitFor();
    for (const side of ['Pathways', 'Budgets'] as const) {
      const [name, words] = home[side] ?? ['', ''];
      await part(page, name).getByText(words).first().waitFor();
    }
    await visitor.expectAccessible();
    await visitor.screenshot('sides-down', 'directory-home');

    await read(page, teacherPath);
    await page
      .getByText(/Not answering: Directory/)
      .first()
      .waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('sides-down', 'directory-teacher');

    await using newcomer = await door.enter();
    await newcomer.open('/auth/sign-in?returnTo=/');
    await newcomer.page
      .getByRole('heading', { level: 1, name: 'The list of people is not available now' })
      .waitFor();
    await newcomer.expectAccessible();
    await newcomer.screenshot('sides-down', 'directory-sign-in');

    await stopped.startAgain();
    await isUp('directory');
    await page.getByRole('button', { name: 'Try again' }).first().click();
    await page.getByRole('heading', { level: 1, name: personOfRole('TEACHER').displayName }).waitFor();
    await read(page, '/home/superintendent');
    await page.getByRole('heading', { level: 1, name: 'Superintendent' }).waitFor();
    expect(await page.getByText(/not answering/i).count()).toBe(0);
  });
});
