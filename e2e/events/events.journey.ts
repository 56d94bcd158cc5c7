import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDemo, openGraph, readSubgraphSdl, repositoryRoot } from '@quad/cli';
import { createDemoDistrict } from '@quad/demo-district';
import { writePackage } from '@quad/oneroster';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quadCommand } from '../stage/command.ts';
import { personOfRole } from '../stage/lakeside.ts';
import { startOwnQuad } from '../stage/own-quad.ts';
import { openDoor } from '../stage/visitors.ts';

const door = openDoor();

/** What the page's own stream of events gave it. */
interface Seen {
  ready: number;
  told: number;
}
declare global {
  var eventsSeen: Seen;
}

/** Counts the page's events, and takes away its slow look: what arrives, arrives by events. */
function watchEvents(): void {
  const seen: Seen = { ready: 0, told: 0 };
  globalThis.eventsSeen = seen;
  globalThis.EventSource = class extends EventSource {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener('ready', () => {
        seen.ready += 1;
      });
      this.addEventListener('message', () => {
        seen.told += 1;
      });
    }
  };
  const every = globalThis.setInterval.bind(globalThis) as (act: () => void, ms?: number) => number;
  const withoutSlowLook = (act: () => void, ms?: number) => (ms === 15_000 ? 0 : every(act, ms));
  globalThis.setInterval = withoutSlowLook as typeof globalThis.setInterval;
}

describe('events', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let folder: string;
  let zip: string;
  let published = 0;

  beforeAll(async () => {
    own = await startOwnQuad();
    await ensureDemo(await openGraph(own.env), own.env, () => undefined);
    folder = await mkdtemp(join(tmpdir(), 'quad-events-'));
    zip = join(folder, 'roster.zip');
    await writePackage(zip, createDemoDistrict('events', '2026-11-02').neighbor.roster, { version: '1.2' });
  });
  afterAll(async () => {
    await own?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('show an import to its end without a poll, and again after the gateway took a newer graph', async () => {
    await using visitor = await door.enter({ origin: own.quad.url });
    const { page } = visitor;
    await page.addInitScript(watchEvents);
    await visitor.signInAs(personOfRole('DATA_LEAD', own.dataDir).displayName);
    let asked = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('"operationName":"ImportsRouteQuery"')) asked += 1;
    });
    await visitor.open('/imports');
    const form = page.getByRole('region', { name: 'Import a roster' });
    const imports = page.getByRole('table', { name: 'Roster imports, newest first' });
    const seen = () => page.evaluate(() => ({ ...globalThis.eventsSeen }));
    await expect.poll(async () => (await seen()).ready).toBe(1);
    // Once it follows, the page asks again: what was told before that is known then.
    await expect.poll(() => asked).toBe(2);

    const ended = imports
      .getByRole('row')
      .filter({ hasText: 'Dry run' })
      .filter({ hasText: /Completed|Held/ });
    /** Imports, and waits for the end to show. */
    const importOnce = async () => {
      const done = await ended.count();
      await form.locator('input[type=file]').setInputFiles(zip);
      await form.getByLabel('Dry run: check only, keep nothing').check();
      await form.getByRole('button', { name: 'Import roster' }).click();
      await expect.poll(() => ended.count()).toBe(done + 1);
    };
    const before = await seen();
    asked = 0;
    await importOnce();
    const { told } = await seen();
    expect(told).toBeGreaterThan(before.told);
    // One for each event at most, and one when the import was asked for.
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThanOrEqual(told - before.told + 1);
    await visitor.expectAccessible();

    const { sdl } = readSubgraphSdl(repositoryRoot, 'budgets');
    const changed = join(folder, 'changed.graphql');
    // A journey that is tried again publishes something new again.
    published += 1;
    await writeFile(
      changed,
      `${sdl}\nextend type Query { "Budgets of later years." later${published}: String }`,
    );
    const { code, err } = await quadCommand(
      own.env,
      'schema',
      'publish',
      'budgets',
      '--sdl',
      changed,
      '--json',
    );
    expect([code, err]).toEqual([0, '']);
    await expect.poll(async () => (await seen()).ready, { timeout: 60_000 }).toBe(2);
    await importOnce();
  });
});
