import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { startChangedBudgets } from '../stage/changed-budgets.ts';
import { quadCommand } from '../stage/command.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { stageEnv } from '../stage/people.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const platformTeam = personOfRole('PLATFORM_TEAM').displayName;
const developer = personOfRole('VENDOR_DEVELOPER').displayName;

/** Opens the list of operations with all of its pages: what is run least comes last. */
async function openOperations(page: Page): Promise<void> {
  await page.goto('/graph/operations');
  await page.getByRole('navigation', { name: 'Parts of the graph' }).waitFor();
  const more = page.getByRole('button', { name: 'Show more' });
  while ((await more.count()) > 0) {
    const shown = await page.getByRole('row').count();
    await more.click();
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(shown);
  }
}

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

  it('show it the checks with their reasons, who runs what, and which fields nobody uses', async () => {
    await using office = await door.enter();
    const { page } = office;
    await office.comeAs(platformTeam);
    await page.goto('/graph/checks');
    await page.getByText('May be published').first().waitFor();
    await office.expectAccessible();
    await page.getByRole('table').getByRole('link').first().click();
    await page.getByRole('heading', { level: 2, name: 'Findings' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'Changes of the API' }).waitFor();
    await office.expectAccessible();
    await office.screenshot('graph-pages', 'check');

    // Counts come from the gateway every ten seconds; what has just been asked is among them soon.
    await expect
      .poll(
        async () => {
          await openOperations(page);
          return page.getByRole('link', { name: 'GraphChecksRouteQuery' }).count();
        },
        { timeout: 90_000, interval: 3_000 },
      )
      .toBe(1);
    await office.expectAccessible();
    await office.screenshot('graph-pages', 'operations');
    await page.getByRole('link', { name: 'GraphChecksRouteQuery' }).click();
    await page
      .getByRole('group', { name: 'Text, without values' })
      .getByText('schemaChecks')
      .first()
      .waitFor();
    await page.getByRole('rowheader').first().waitFor();
    await office.expectAccessible();

    await page.goto('/graph/fields?use=unused');
    await page.getByRole('button', { name: 'Used by nobody', pressed: true }).waitFor();
    await page.getByRole('table').waitFor();
    expect(await page.getByRole('cell', { name: 'Used by nobody' }).count()).toBeGreaterThan(0);
    await office.expectAccessible();
    await office.screenshot('graph-pages', 'fields');
  });

  it('show a contract with its changelog and its schema, and lead from it to the explorer', async () => {
    await using office = await door.enter();
    const { page } = office;
    await office.comeAs(platformTeam);
    await page.goto('/graph/contracts');
    await page.getByRole('link', { name: 'partner', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'partner' }).waitFor();
    await page.getByText('The contract began').first().waitFor();
    await office.expectAccessible();
    await page.getByRole('link', { name: 'Schema', exact: true }).click();
    const schema = page.getByRole('group', { name: 'Schema of the contract partner' });
    expect(await schema.textContent()).toContain('type Query');
    await office.expectAccessible();
    await office.screenshot('graph-pages', 'contract');
    await page.getByRole('link', { name: 'Open in the explorer' }).click();
    await page.getByRole('button', { name: 'partner', pressed: true }).waitFor();
  });

  it('show the previews that live, each with its way into the explorer, which asks that one', async () => {
    const env = stageEnv();
    const changed = await startChangedBudgets(env);
    const words = [
      '--subgraph',
      'budgets',
      '--url',
      changed.url,
      '--schema',
      changed.schema,
      '--name',
      'pr-9',
    ];
    const made = await quadCommand(env, 'schema', 'preview', ...words);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(made.out).toContain('laterBudgets');
    const id = /quad-preview: (prv_\S+)/.exec(made.out)?.[1] ?? '';
    await using office = await door.enter();
    const { page } = office;
    await office.comeAs(platformTeam);
    await page.goto('/graph/subgraphs');
    await page.getByRole('heading', { level: 2, name: 'Previews' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'pr-9' }).getByText('Queries only').waitFor();
    await office.expectAccessible();
    await office.screenshot('graph-pages', 'previews');
    const isAsked = page.waitForRequest((request) => request.headers()['quad-preview'] === id);
    await page.getByRole('link', { name: 'Open the preview pr-9 in the explorer' }).click();
    await page.getByText(`The preview ${id} answers here`).waitFor();
    await page.getByRole('button', { name: 'portal', pressed: true }).waitFor();
    await isAsked;
    await page.getByText('__typename').first().waitFor();
    await page.getByRole('button', { name: /Execute query/ }).click();
    await page.getByText('"Query"').first().waitFor();
    await office.expectAccessible();
    await page.getByRole('link', { name: 'Ask what is served' }).click();
    await page.getByText('answers here').waitFor({ state: 'detached' });
    expect((await quadCommand(env, 'schema', 'preview', 'end', 'pr-9')).code).toBe(0);
    await changed.close();
    await page.goto('/graph/subgraphs');
    await page.getByRole('row').filter({ hasText: 'budgets' }).waitFor();
    expect(await page.getByRole('heading', { level: 2, name: 'Previews' }).count()).toBe(0);
  });

  it('let a vendor’s developer ask a contract, whose schema completes and documents itself', async () => {
    await using visitor = await door.enter();
    const { page } = visitor;
    await visitor.comeAs(developer);
    await page.getByRole('link', { name: 'Open the graph' }).click();
    await page.getByRole('heading', { level: 1, name: 'The graph' }).waitFor();
    // The tabs of the platform team are not theirs.
    const tabs = page.getByRole('navigation', { name: 'Parts of the graph' }).getByRole('link');
    expect(await tabs.allInnerTexts()).toEqual(['Contracts', 'Limits', 'Explorer']);
    await page.route('**/limits', (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.fallback(),
    );
    await tabs.getByText('Limits').click();
    await page.getByRole('alert').waitFor();
    await visitor.expectAccessible();
    await page.unroute('**/limits');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('rowheader', { name: 'A vendor, per district' }).waitFor();
    // How much people and single vendors may ask is not theirs to know.
    expect(await page.getByRole('rowheader').count()).toBe(2);
    await visitor.expectAccessible();
    await visitor.screenshot('graph-pages', 'limits');
    await tabs.getByText('Explorer').click();
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
    const places = [
      '',
      '/subgraphs',
      '/versions',
      '/checks',
      '/contracts',
      '/operations',
      '/fields',
      '/limits',
      '/explorer',
    ];
    for (const path of places.map((place) => `/graph${place}`)) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1, name: 'Nothing here' }).waitFor();
    }
    await visitor.expectAccessible();
  });
});
