import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { newVisitor, type Visitor, type VisitorOptions } from './visitor.ts';

/** One browser for all visitors of a journey; each visitor is let in with `await using`. */
export function openDoor(): { enter(options?: VisitorOptions): Promise<Visitor> } {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    enter(options) {
      if (browser === null) throw new Error('The browser is not open yet; enter inside of a test.');
      return newVisitor(browser, options);
    },
  };
}
