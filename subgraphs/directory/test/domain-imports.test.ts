import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const domain = fileURLToPath(new URL('../src/domain', import.meta.url));
const kernel = fileURLToPath(new URL('../../../packages/kernel/src/index.ts', import.meta.url));
const forbidden = [
  /^node:/,
  /^graphql/,
  /^mongoose/,
  /^@apollo/,
  /^@quad\/subgraph-kit/,
  /^fastify/,
  /^pino/,
];
/** What the domain may not reach for even without an import. */
const outside = [
  /\bMath\.random\b/,
  /\bDate\.now\b/,
  /\bnew Date\(/,
  /\bprocess\.env\b/,
  /\bTemporal\.Now\b/,
];

interface Import {
  readonly from: string;
  readonly isTypeOnly: boolean;
}

function importsOf(source: string): Import[] {
  const found = source.matchAll(/(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'/g);
  return [...found].map((match) => ({ from: match[2] ?? '', isTypeOnly: match[1] !== undefined }));
}

function walk(file: string, chain: readonly string[], seen: Set<string>, offences: string[]): void {
  if (seen.has(file)) return;
  seen.add(file);
  const source = readFileSync(file, 'utf8');
  for (const pattern of outside)
    if (pattern.test(source)) offences.push(`${[...chain, file].join(' → ')}: ${pattern}`);
  for (const { from, isTypeOnly } of importsOf(source)) {
    const next = from === '@quad/kernel' ? kernel : resolve(dirname(file), from);
    if (from === '@quad/oneroster' && isTypeOnly) continue;
    if (from.startsWith('.') || from === '@quad/kernel') {
      if (existsSync(next)) walk(next, [...chain, file], seen, offences);
      else offences.push(`${file}: ${from} is not there`);
      continue;
    }
    const why = forbidden.some((pattern) => pattern.test(from)) ? 'is forbidden' : 'is no pure package';
    offences.push(`${[...chain, file, from].join(' → ')} ${why}`);
  }
}

it('the domain reaches nothing but itself and the kernel', () => {
  const seen = new Set<string>();
  const offences: string[] = [];
  const files = readdirSync(domain, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  for (const name of files) walk(join(domain, name), [], seen, offences);
  expect(offences).toEqual([]);
  expect(seen.size).toBeGreaterThan(30);
});

it('finds what is planted', () => {
  expect(importsOf("import { x } from 'mongoose';\nexport type { Y } from './y.ts';")).toEqual([
    { from: 'mongoose', isTypeOnly: false },
    { from: './y.ts', isTypeOnly: true },
  ]);
});
