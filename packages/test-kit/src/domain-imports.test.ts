import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { walkDomain } from './domain-imports.ts';

describe('the walk of a domain', () => {
  const root = mkdtempSync(join(tmpdir(), 'quad-domain-'));
  const domain = join(root, 'domain');

  beforeAll(() => {
    mkdirSync(domain);
    writeFileSync(join(domain, 'a.ts'), "import { b } from './b.ts';\nexport const a = b;\n");
    writeFileSync(
      join(domain, 'b.ts'),
      "import type { Model } from 'mongoose';\nexport const b: Model | null = null;\n",
    );
    writeFileSync(
      join(domain, 'c.ts'),
      "import { readRows } from '@quad/oneroster';\nexport const c = readRows;\n",
    );
    writeFileSync(
      join(domain, 'd.ts'),
      "import type { UserRow } from '@quad/oneroster';\nexport type D = UserRow;\n",
    );
    writeFileSync(join(domain, 'e.ts'), 'export const e = () => Date.now();\n');
    writeFileSync(join(domain, 'f.ts'), "import { ok } from '@quad/kernel';\nexport const f = ok;\n");
    writeFileSync(join(domain, 'g.ts'), "export const g = () => import('node:fs');\n");
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('names each chain and use, and nothing else', () => {
    const { faults } = walkDomain(pathToFileURL(`${domain}/`));
    expect(faults.toSorted()).toEqual([
      'a.ts → ./b.ts → mongoose',
      'c.ts → @quad/oneroster',
      'e.ts uses \\bDate\\.now\\b',
      'g.ts → node:fs',
    ]);
  });
});
