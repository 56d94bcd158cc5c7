import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, testData, type World } from './world.ts';

const index = testData('sis/longsight_conformance/index.json');

interface Index {
  readonly malformed: readonly { readonly file: string; readonly expectedCodes: readonly string[] }[];
  readonly valid: readonly { readonly file: string; readonly mode?: string }[];
}

const packages: Index = index.isThere
  ? (JSON.parse(readFileSync(index.path, 'utf8')) as Index)
  : { valid: [], malformed: [] };

describe.skipIf(!index.isThere)('test data: the conformance packages of OneRoster 1.2', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(async () => {
    await world.close();
  });

  it.each(packages.valid)('a strict import takes $file, a delta on top of its bulk', async ({ file }) => {
    const folder = join(dirname(index.path), 'valid');
    const target = { districtName: file, mode: 'STRICT' } as const;
    const bulk = join(folder, file.replace('delta', 'bulk'));
    if (file.includes('delta') && existsSync(bulk)) await world.importFile(bulk, target);
    const done = await world.importFile(join(folder, file), target);
    expect([done.state, done.message]).toEqual([
      expect.stringMatching(/^(COMPLETED|HELD)$/),
      expect.any(String),
    ]);
    expect(done.errorCount).toBe(0);
  });

  it.each(packages.malformed)(
    'a strict import refuses $file by its codes',
    async ({ file, expectedCodes }) => {
      const path = join(dirname(index.path), 'malformed', file);
      const done = await world.importFile(path, { districtName: 'Broken Unified', mode: 'STRICT' });
      expect(done.state).toBe('FAILED');
      expect(done.faults.edges.map((edge) => edge.node.code)).toEqual(
        expect.arrayContaining([...expectedCodes]),
      );
      expect(done.counts).toEqual([]);
    },
  );
});
