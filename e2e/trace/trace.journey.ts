import { openGraph } from '@quad/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, startOwnQuad } from '../stage/own-quad.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();
const query = `query TracedOverview {
  organizations(type: DISTRICT, first: 10) { edges { node { id } } }
  offerings(first: 10) { edges { node { id } } }
  currentEditions(first: 10) { edges { node { id } } }
}`;

describe('the trace page', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  beforeAll(async () => {
    own = await startOwnQuad({ hasTracePage: true });
  });
  afterAll(() => own.close());

  it('shows one request of the graph across the processes that it crossed, as a picture and as a table', async () => {
    const { traceUrl } = own.quad;
    if (traceUrl === null) throw new Error('There is no trace page.');
    const graph = await openGraph(own.env);
    await graph.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    await eventually(
      async () => (await fetch(traceUrl)).text(),
      (html) =>
        html.includes('query TracedOverview') && html.includes('cohorts, directory, gateway, pathways'),
    );
    for (const colorScheme of ['light', 'dark'] as const) {
      await using visitor = await door.enter({ colorScheme });
      const { page } = visitor;
      await page.goto(traceUrl);
      await visitor.expectAccessible();
      await page.getByRole('link', { name: 'query TracedOverview' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'query TracedOverview' }).waitFor();
      const parts = page.getByRole('region', { name: 'Parts of the request' }).getByRole('row');
      for (const process of ['directory', 'cohorts', 'pathways']) {
        const asked = parts.filter({ hasText: `ask ${process}` });
        const operation = parts.filter({ has: page.getByRole('cell', { name: process, exact: true }) });
        // Each process tells of its part when it comes to it.
        await expect
          .poll(
            async () => {
              await page.reload();
              return { asked: await asked.count(), hasOperation: (await operation.count()) > 0 };
            },
            { message: process },
          )
          .toEqual({ asked: 1, hasOperation: true });
      }
      await visitor.expectAccessible();
      await visitor.screenshot('trace', `one-request-${colorScheme}`);
    }
  });
});
