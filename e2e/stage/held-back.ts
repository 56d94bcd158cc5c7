import type { Page } from 'playwright-core';

/** Holds back every answer to one query until it is let go. */
export async function heldBack(page: Page, operation: string): Promise<() => void> {
  const held = Promise.withResolvers<void>();
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(operation) === true) await held.promise;
    await route.fallback();
  });
  return () => held.resolve();
}
