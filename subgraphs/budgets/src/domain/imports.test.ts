import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const domain = dirname(fileURLToPath(import.meta.url));
const kernel = resolve(domain, '../../../../packages/kernel/src/index.ts');
const foreign = /^(graphql|mongoose|@apollo\/|@quad\/subgraph-kit|fastify|node:)/;

/** The first chain of imports that leads from a file to something foreign, or null. */
function foreignChain(file: string, chain: readonly string[], seen: Set<string>): readonly string[] | null {
  if (seen.has(file)) return null;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, from = ''] of text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)) {
    const here = [...chain, from];
    if (foreign.test(from)) return here;
    const next = from === '@quad/kernel' ? kernel : from.startsWith('.') ? join(dirname(file), from) : null;
    if (next === null) return here;
    const found = foreignChain(next, here, seen);
    if (found !== null) return found;
  }
  return null;
}

it('the domain reaches neither the graph, nor the store, nor the machine', () => {
  const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  expect(files.length).toBeGreaterThan(5);
  const seen = new Set<string>();
  for (const file of files) expect(foreignChain(join(domain, file), [file], seen)).toBeNull();
  expect([...seen].some((file) => file.includes('kernel'))).toBe(true);
});
