import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  createDemoSignIns,
  graphWith,
  type ImportWish,
  importPackage,
  mintToken,
  openGraph,
} from '@quad/cli';
import { createDemoDistrict, toOneRosterTables } from '@quad/demo-district';
import { writePackage } from '@quad/oneroster';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quadCommand } from '../stage/command.ts';
import { eventually, startOwnQuad } from '../stage/own-quad.ts';

const named = (file: string, districtName: string): ImportWish => ({
  file,
  districtName,
  isDemo: true,
  mode: 'STRICT',
  isDryRun: false,
});

describe('a backup of a product that is at work', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let outside: string;
  let small: string;
  let large: string;

  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'quad-backup-journey-'));
    [small, large] = [join(outside, 'small.zip'), join(outside, 'large.zip')];
    const district = createDemoDistrict('backup', '2026-11-02');
    await writePackage(small, district.neighbor.roster, { version: '1.2' });
    await writePackage(large, toOneRosterTables(district), { version: '1.2' });
    own = await startOwnQuad();
  });
  afterAll(async () => {
    await own?.close();
    const beside = dirname(own.dataDir);
    for (const name of await readdir(beside))
      if (name.startsWith(`${basename(own.dataDir)}.`)) await rm(join(beside, name), { recursive: true });
    await rm(outside, { recursive: true, force: true });
  });

  it('brings back everything of before it, nothing half, and nothing of after it', async () => {
    const file = join(outside, 'quad.backup');
    const graph = await openGraph(own.env);
    const before = await importPackage(graph, named(small, 'Before County'), () => undefined);
    expect(before.job.state).toBe('COMPLETED');
    const [person] = await createDemoSignIns(graph, before.districtId ?? '');
    const { access_token: token } = await mintToken(graph, { as: person?.email ?? '' });

    // In the midst of the import of another district: rows of many collections, and of sides that follow them.
    let progressAtBackup = 0;
    let isOver = false;
    const midst = importPackage(graph, named(large, 'Midst County'), ({ progress }) => {
      progressAtBackup = progress;
    }).then(
      () => true,
      // The product is stopped under it.
      () => isOver,
    );
    await eventually(
      async () => progressAtBackup,
      (progress) => progress > 0.2,
    );
    const made = await quadCommand(own.env, 'backup', file, '--json');
    expect(made).toMatchObject({ code: 0, err: '' });
    const facts = JSON.parse(made.out) as { leftOut: string[]; files: { count: number } };
    expect(facts.leftOut, 'parts of a data folder that the backup does not know').toEqual([]);
    expect(facts.files.count).toBe(2);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const after = importPackage(graph, named(small, 'After County'), () => undefined).catch(() => isOver);
    await eventually(
      () => names(graph),
      (found) => found.includes('After County'),
    );
    expect(await quadCommand(own.env, 'restore', file, '--replace')).toMatchObject({ code: 2, out: '' });

    isOver = true;
    await own.restart(async () => {
      const refused = await quadCommand(own.env, 'restore', file);
      expect(refused).toMatchObject({ code: 2, out: '' });
      expect(refused.err).toContain('holds data. Repeat it with --replace');
      const restored = await quadCommand(own.env, 'restore', file, '--replace', '--json');
      expect(restored).toMatchObject({ code: 0, err: '' });
      const { keptAside } = JSON.parse(restored.out) as { keptAside: string };
      expect(await readdir(keptAside)).toContain('db');
    });
    expect(await Promise.all([midst, after]), 'nothing failed before the stop').not.toContain(false);

    const again = await openGraph(own.env);
    expect((await names(again)).toSorted()).toEqual(['Before County', 'Midst County']);
    const asThem = graphWith(own.env, token);
    const { viewer } = await asThem.run<{ viewer: { person: { id: string } } }>(
      '{ viewer { person { id } } }',
    );
    expect(viewer.person.id).toBe(person?.personId);
    // The import that was under way goes on from the uploaded file, and ends as if nothing had been.
    for (const [name, path] of [
      ['Before County', small],
      ['Midst County', large],
    ] as const) {
      const { job } = await importPackage(again, { ...named(path, name), isDryRun: true }, () => undefined);
      expect(job.state).toBe('COMPLETED');
      for (const { file: table, created, updated, removed } of job.counts)
        expect({ name, table, created, updated, removed }).toEqual({
          name,
          table,
          created: 0,
          updated: 0,
          removed: 0,
        });
    }
    expect(JSON.parse(await readFile(join(own.dataDir, 'version.json'), 'utf8'))).toEqual({ version: 1 });
  }, 300_000);
});

async function names(graph: Awaited<ReturnType<typeof openGraph>>): Promise<string[]> {
  const { organizations } = await graph.run<{ organizations: { edges: { node: { name: string } }[] } }>(
    '{ organizations(type: DISTRICT, first: 50) { edges { node { name } } } }',
  );
  return organizations.edges.map(({ node }) => node.name);
}
