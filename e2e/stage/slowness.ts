import type { BrowserContext, Page } from 'playwright-core';

/** On a quick machine a page has mostly changed before a journey reads it; on a slow one the journey reads first. */
export const isSlow = process.env.QUAD_E2E_SLOW === '1';

/** Half on the way there, half on the way back: so the change comes late too, not its answer alone. */
const HELD_MS = 350;
/** How much slower than the machine a page computes. */
const CPU_RATE = 4;

export type AtFullSpeed = <Value>(act: () => Promise<Value>) => Promise<Value>;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Holds every answer of the graph, every script, and the pages of signing in, by 0.7 s, and slows the page's computing.
 * A journey that holds back answers itself lets them go by `route.fallback`, so that they come through here.
 * @returns does something at full speed: what only looks at a page that has come to rest would take minutes.
 */
export async function slowDown(context: BrowserContext, page: Page): Promise<AtFullSpeed> {
  await context.route(/\/(graphql|assets\/[^/]+\.js)$/, async (route) => {
    try {
      await pause(HELD_MS);
      const response = await route.fetch();
      await pause(HELD_MS);
      await route.fulfill({ response });
    } catch {
      // The visitor has left, or the side was down, as it is without holding.
      await route.abort().catch(() => undefined);
    }
  });
  // The pages of signing in, which have no scripts: what stands there while one waits is of the page before.
  await context.route(/\/auth\//, async (route) => {
    await pause(2 * HELD_MS);
    await route.continue().catch(() => undefined);
  });
  const tools = await context.newCDPSession(page);
  const slowTo = (rate: number) => tools.send('Emulation.setCPUThrottlingRate', { rate });
  await slowTo(CPU_RATE);
  return async (act) => {
    await slowTo(1);
    try {
      return await act();
    } finally {
      await slowTo(CPU_RATE);
    }
  };
}
