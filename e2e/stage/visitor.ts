import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';

const require = createRequire(import.meta.url);
const axePath = require.resolve('axe-core/axe.min.js');
const stageFolder = dirname(fileURLToPath(import.meta.url));

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** A person at a browser of their own: cookies and storage are nobody else's. */
export interface Visitor {
  readonly page: Page;
  /** Opens a path of the portal. */
  open(path: string): Promise<void>;
  /** Signs in by picking a name on the sign-in page. */
  signInAs(name: string): Promise<void>;
  /** The page as it stands has no violation that axe finds. */
  expectAccessible(): Promise<void>;
  screenshot(journey: string, name: string): Promise<void>;
  leave(): Promise<void>;
}

export async function newVisitor(
  browser: Browser,
  options: {
    readonly colorScheme?: 'light' | 'dark';
    readonly width?: number;
    readonly locale?: string;
  } = {},
): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    baseURL: inject('quadUrl'),
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: options.width ?? 1280, height: 900 },
    locale: options.locale ?? 'en-US',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  const page = await context.newPage();
  return {
    page,
    async open(path) {
      await page.goto(path);
    },
    async signInAs(name) {
      await page.goto('/auth/sign-in?returnTo=/');
      await page.getByRole('searchbox').fill(name);
      await page.getByRole('button', { name }).first().click();
      await page.waitForURL((url) => !url.pathname.startsWith('/auth/'));
    },
    async expectAccessible() {
      await page.addScriptTag({ path: axePath });
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: AxeViolation[] }> } };
        return (await axe.run()).violations;
      });
      expect(
        violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`),
      ).toEqual([]);
    },
    async screenshot(journey, name) {
      const folder = join(stageFolder, '..', journey, 'screens');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    },
    leave: () => context.close(),
  };
}
