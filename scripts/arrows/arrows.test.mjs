import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenArrows } from './check.mjs';
import { planted } from './planted.mjs';
import { forbidden } from './rules.mjs';

describe('the guard of the arrows', () => {
  const root = mkdtempSync(join(tmpdir(), 'quad-arrows-'));
  let violations = [];

  beforeAll(async () => {
    for (const folder of ['apps', 'subgraphs', 'packages', 'e2e', 'bench'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const [, file, target] of planted) {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `import { a } from '${target}';\nexport const b = a;\n`);
    }
    for (const [rule, file, target] of planted) {
      if (!target.startsWith('.') || rule === 'no-unresolvable') continue;
      const path = normalize(join(root, dirname(file), target));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(
        path,
        rule === 'no-cycles' ? "import { b } from './a.ts';\nexport const a = b;\n" : 'export const a = 1;\n',
      );
    }
    ({ violations } = await forbiddenArrows(root, { fewest: 20 }));
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(planted)('finds the planted violation of %s in %s', (rule, file) => {
    // A cycle is reported from either of its ends.
    expect(
      violations.some((found) => found.rule === rule && (found.from === file || found.to === file)),
    ).toBe(true);
  });

  it('has a planted violation for every rule', () => {
    const covered = new Set(planted.map(([rule]) => rule));
    expect(forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  it('fails when it sees too few modules', async () => {
    await expect(forbiddenArrows(root, { fewest: 5_000 })).rejects.toThrow('it reads nothing');
  });
});
