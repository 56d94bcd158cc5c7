import { AsyncLocalStorage } from 'node:async_hooks';
import type { Page } from 'playwright-core';
import { aroundEach, inject } from 'vitest';
import { endingsSince } from './said.ts';

/** A look at a page that hangs is given up after this long. */
const LOOK_WITHIN_MS = 2_000;
const LONGEST = 300;

/** What the visitors of one test see, and which products of its own it runs on. */
const current = new AsyncLocalStorage<(() => Promise<string>)[]>();
const ownDataDirs = new Set<string>();

/** Names a product besides the shared one whose processes the journeys of this file run on. */
export function watchProduct(dataDir: string): void {
  ownDataDirs.add(dataDir);
}

/** Follows a page until the test ends; `lastLook` keeps what it shows before it is closed. */
export function watchPage(page: Page): { lastLook(): Promise<void> } {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`script: ${error.message}`));
  let kept: string | null = null;
  const look = async () => kept ?? [await lookAt(page), ...errors.map(short)].join('\n');
  current.getStore()?.push(look);
  return {
    async lastLook() {
      kept = await look();
    },
  };
}

const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);

async function lookAt(page: Page): Promise<string> {
  const texts = async (role: 'heading' | 'alert') =>
    (
      await page
        .getByRole(role, role === 'heading' ? { level: 1 } : {})
        .filter({ visible: true })
        .allInnerTexts()
    ).map((text) => `${role}: ${short(text)}`);
  const shown = Promise.all([texts('heading'), texts('alert')])
    .then((found) => found.flat())
    .catch((error: unknown) => [`cannot be read: ${short(String(error))}`]);
  const late = new Promise<readonly string[]>((resolve) =>
    setTimeout(() => resolve([`does not answer within ${LOOK_WITHIN_MS} ms`]), LOOK_WITHIN_MS).unref(),
  );
  return [page.url(), ...(await Promise.race([shown, late]))].join('\n');
}

class Seen extends Error {
  override name = 'Seen';
}

// A second error of a test that has failed already: what its visitors saw, and which processes ended under it.
aroundEach(async (run, { task }) => {
  const looks: (() => Promise<string>)[] = [];
  const startedAtMs = Date.now();
  await current.run(looks, run);
  if (task.result?.state !== 'fail') return;
  const seen = await Promise.all(looks.map((look) => look()));
  const onStage: string | undefined = inject('quadDataDir');
  const endings = [...(onStage === undefined ? [] : [onStage]), ...ownDataDirs].flatMap((dir) =>
    endingsSince(dir, startedAtMs),
  );
  const facts = [...seen, ...endings];
  if (facts.length === 0) return;
  const error = new Seen(facts.join('\n'));
  // Where it was put together tells nothing.
  error.stack = `Seen: ${error.message}`;
  throw error;
});
