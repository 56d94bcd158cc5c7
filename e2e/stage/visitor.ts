import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { watchPage } from './sightings.ts';
import { type AtFullSpeed, isSlow, slowDown } from './slowness.ts';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const stageFolder = dirname(fileURLToPath(import.meta.url));

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

export interface VisitorOptions {
  /** Another product than the stage's. */
  readonly origin?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
  readonly locale?: string;
  /** The IANA zone of the visitor's computer. */
  readonly timeZone?: string;
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** A person at a browser of their own: cookies and storage are nobody else's. */
export interface Visitor {
  readonly page: Page;
  /** Opens a path of the portal. */
  open(path: string): Promise<void>;
  /** Signs in by picking a name on the sign-in page. */
  signInAs(name: string): Promise<void>;
  /** Opens the own home page, with the session that this person has from earlier in the journey, if any. */
  comeAs(name: string): Promise<void>;
  /** The page as it stands has no violation that axe finds, and no script of any page so far has failed. */
  expectAccessible(): Promise<void>;
  screenshot(journey: string, name: string): Promise<void>;
  leave(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Waits until what comes and goes has come: half shown, a text has another contrast. */
function settle(): Promise<unknown> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    .map(({ finished }) => finished);
  return Promise.allSettled(ending);
}

/** The cookies of who has signed in, by name, so that a journey signs each person in once. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

export async function newVisitor(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  const context: BrowserContext = await browser.newContext({
    baseURL: options.origin ?? inject('quadUrl'),
    colorScheme: options.colorScheme ?? 'light',
    viewport: { width: options.width ?? 1280, height: 900 },
    locale: options.locale ?? 'en-US',
    ...(options.timeZone === undefined ? {} : { timezoneId: options.timeZone }),
    reducedMotion: options.reducedMotion ?? 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(isSlow ? 90_000 : 30_000);
  const atFullSpeed: AtFullSpeed = isSlow ? await slowDown(context, page) : (act) => act();
  const scriptFaults: string[] = [];
  const sight = watchPage(page);
  const leave = async () => {
    await sight.lastLook();
    await context.close();
  };
  page.on('pageerror', (error) => scriptFaults.push(`${page.url()}: ${error.message}`));
  const visitor: Visitor = {
    page,
    async open(path) {
      await page.goto(path);
    },
    async comeAs(name) {
      const kept = sessions.get(name);
      if (kept === undefined) return visitor.signInAs(name);
      await context.addCookies(kept);
      await page.goto('/');
    },
    async signInAs(name) {
      await page.goto('/auth/sign-in?returnTo=/');
      await page.getByRole('searchbox').fill(name);
      await page.getByRole('button', { name: 'Search' }).click();
      await page.getByRole('button', { name: `Sign in as ${name}` }).click();
      await page.waitForURL((url) => !url.pathname.startsWith('/auth/'));
      sessions.set(name, await context.cookies());
    },
    async expectAccessible() {
      await page.evaluate(settle);
      // Evaluated, not added as a tag: the page's own content policy stays in force.
      await page.evaluate(axeSource);
      const violations = await atFullSpeed(() =>
        page.evaluate(async () => {
          const { axe } = globalThis as unknown as {
            axe: { run(): Promise<{ violations: AxeViolation[] }> };
          };
          return (await axe.run()).violations;
        }),
      );
      expect(
        violations.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html).join(' ')}`),
        `axe on ${page.url()}`,
      ).toEqual([]);
      expect(scriptFaults, 'scripts that failed').toEqual([]);
    },
    async screenshot(journey, name) {
      const folder = join(stageFolder, '..', journey, 'screens');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    },
    leave,
    [Symbol.asyncDispose]: leave,
  };
  return visitor;
}
