import { join } from 'node:path';
import { importPackage, openGraph } from '@quad/cli';
import { createDemoDistrict, toOneRosterTables } from '@quad/demo-district';
import { writePackage } from '@quad/oneroster';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOwnQuad } from '../stage/own-quad.ts';

/** Who dies at each step of the import: all processes of the product, two at a time but for the last. */
const victims = [
  ['directory', 'identity'],
  ['embedded-mongo', 'cohorts'],
  ['gateway', 'pathways'],
  ['scheduling', 'budgets'],
  ['registry'],
] as const;

describe('an import while processes are killed', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let file: string;
  let rows: Readonly<Record<string, number>>;

  beforeAll(async () => {
    own = await startOwnQuad();
    file = join(own.dataDir, 'roster.zip');
    const written = await writePackage(file, toOneRosterTables(createDemoDistrict('crash', '2026-11-02')), {
      version: '1.2',
    });
    rows = written.counts;
  });
  afterAll(() => own.close());

  it('loses and doubles nothing, whichever process dies', async () => {
    const graph = await openGraph(own.env);
    const wish = {
      file,
      districtName: 'Crash County',
      isDemo: true,
      mode: 'STRICT',
      isDryRun: false,
    } as const;
    let next = 0;
    let killedAt = -1;
    const first = await importPackage(graph, wish, ({ progress }) => {
      // Each pair a step further on in the import.
      if (progress <= killedAt || next >= victims.length) return;
      killedAt = progress;
      for (const name of victims[next] ?? []) own.quad.killProcess(name);
      next += 1;
    });
    expect(first.job.state).toBe('COMPLETED');
    expect(next, 'pairs killed').toBe(victims.length);

    const again = await importPackage(graph, wish, () => undefined);
    expect(again.job.state).toBe('COMPLETED');
    for (const { file: table, rows: seen, created, updated, removed } of again.job.counts) {
      expect({ table, created, updated, removed }).toEqual({ table, created: 0, updated: 0, removed: 0 });
      expect(seen, table).toBe(rows[table]);
    }
  }, 300_000);
});
