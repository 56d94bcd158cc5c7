import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const domainDir = fileURLToPath(new URL('../src/domain/', import.meta.url));
const kernelFace = fileURLToPath(new URL('../../../packages/kernel/src/index.ts', import.meta.url));

const importOf = /^(?:import|export)\b(?:[^'"=(;]*\bfrom)?\s*['"]([^'"]+)['"]/gm;
const ofTheOutside = /\b(?:new Date\(|Date\.now|Math\.random|process\.|Temporal\.Now)/;

/** Every file that the domain reaches, with the chain of imports that leads there. */
function reachedFrom(start: readonly string[]) {
  const chains = new Map(start.map((file) => [file, [file]]));
  const outside: string[][] = [];
  for (const [file, chain] of chains) {
    for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(importOf)) {
      if (specifier === '@quad/kernel' || specifier.startsWith('.')) {
        const target = specifier === '@quad/kernel' ? kernelFace : resolve(dirname(file), specifier);
        if (!chains.has(target)) chains.set(target, [...chain, target]);
      } else {
        outside.push([...chain, specifier]);
      }
    }
  }
  return { files: [...chains.keys()], outside };
}

const start = readdirSync(domainDir, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => resolve(domainDir, file));

it('reaches only itself and the kernel from the domain', () => {
  const { files, outside } = reachedFrom(start);
  expect(files.length).toBeGreaterThan(20);
  expect(files).toContain(kernelFace);
  expect(outside).toEqual([]);
});

it('reads no clock, no chance and no environment in the domain', () => {
  expect(start.filter((file) => ofTheOutside.test(readFileSync(file, 'utf8')))).toEqual([]);
});
