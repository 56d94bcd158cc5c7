import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const domain = new URL('../src/domain/', import.meta.url);
const kernel = new URL('../../../packages/kernel/src/index.ts', import.meta.url);
const forbidden = /^(graphql|mongoose|@apollo\/|@quad\/(?!kernel$)|node:|pino|fastify)/;
const imports = /(?:from|import)\s+'([^']+)'/g;

/** Every chain of imports that leads out of the pure part, beginning at a file. */
function leaks(file: URL, chain: readonly string[], seen: Set<string>): string[] {
  if (seen.has(file.href)) return [];
  seen.add(file.href);
  const here = [...chain, file.pathname.split('/').slice(-3).join('/')];
  return [...readFileSync(file, 'utf8').matchAll(imports)].flatMap(([, target = '']) => {
    if (forbidden.test(target)) return [[...here, target].join(' → ')];
    if (target === '@quad/kernel') return leaks(kernel, here, seen);
    if (target.startsWith('.')) return leaks(new URL(target, file), here, seen);
    return [[...here, target].join(' → ')];
  });
}

describe('the domain', () => {
  it('imports nothing but itself and the kernel', () => {
    const files = readdirSync(domain).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const seen = new Set<string>();
    expect(files.flatMap((file) => leaks(new URL(file, domain), [], seen))).toEqual([]);
    expect(seen.size).toBeGreaterThan(12);
  });

  it('is found impure through a chain that leads to a driver', () => {
    const found = leaks(new URL('../src/data/sections.ts', import.meta.url), [], new Set());
    expect(found.some((chain) => chain.endsWith('→ mongoose'))).toBe(true);
  });
});
