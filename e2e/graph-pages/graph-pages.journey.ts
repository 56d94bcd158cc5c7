import { describe, expect, it } from 'vitest';
import { personOfRole } from '../stage/lakeside.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const platformTeam = personOfRole('PLATFORM_TEAM').displayName;
const developer = personOfRole('VENDOR_DEVELOPER').displayName;

describe('the pages of the graph', () => {
  it('show the platform team each subgraph, the build that is served, its schema and the history', async () => {
    await using office = await door.enter();
    const { page } = office;
    await office.comeAs(platformTeam);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'The graph' }).click();
    await page.getByRole('heading', { level: 1, name: 'The graph' }).waitFor();
    await page.getByText('Served since').waitFor();
    const budgets = page.getByRole('row').filter({ hasText: 'budgets' });
    await budgets.getByText('Newest is served').waitFor();
    await office.expectAccessible();
    await office.screenshot('graph-pages', 'subgraphs');
    await budgets.getByRole('link', { name: 'budgets' }).click();
    await page.getByRole('heading', { level: 1, name: 'budgets' }).waitFor();
    const schema = page.getByRole('group', { name: /^Schema of budgets, build/ });
    expect(await schema.textContent()).toContain('type BudgetRequest');
    await office.expectAccessible();

    await page.goto('/graph/versions');
    await page.getByText('Served now').waitFor();
    await page.getByRole('link', { name: 'Publish 1', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Publish 1' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Changes of the API' }).waitFor();
    await office.expectAccessible();
    await office.screenshot('graph-pages', 'version');
  });

  it('let a vendor’s developer ask a contract, whose schema completes and documents itself', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(developer);
    await page.getByRole('link', { name: 'Open the graph' }).click();
    await page.getByRole('heading', { level: 1, name: 'The graph' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/graph/explorer');
    // The tabs of the platform team are not theirs.
    expect(await page.getByRole('navigation', { name: 'Parts of the graph' }).getByRole('link').count()).toBe(
      1,
    );
    // The editor comes after the page; until then there is nothing to ask.
    await page.getByText('__typename').first().waitFor();
    await page.getByRole('button', { name: /Execute query/ }).click();
    await page.getByText('"Query"').first().waitFor();
    await visitor.expectAccessible();
    await visitor.screenshot('graph-pages', 'explorer');
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    await visitor.expectAccessible();
    // Nothing of it outlives the tab.
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('graphiql'))),
    ).toEqual([]);
  });

  it('are nothing to a teacher', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(personOfRole('TEACHER').displayName);
    for (const path of ['/graph', '/graph/subgraphs', '/graph/versions', '/graph/explorer']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor();
    }
    await visitor.expectAccessible();
  });
});
