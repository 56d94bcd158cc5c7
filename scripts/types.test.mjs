import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './install.mjs';
import { faultsOf, programsOf, typedFolders } from './types.mjs';

const plain = '{ "extends": "../../tsconfig.base.json", "include": ["**/*.ts"] }\n';

describe('what is held against its types', () => {
  let top;
  beforeEach(() => {
    // Inside, so that the types of Node are found.
    mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
    top = mkdtempSync(join(root, 'node_modules/.cache/quad-planted-'));
    cpSync(join(root, 'tsconfig.base.json'), join(top, 'tsconfig.base.json'));
    for (const folder of ['apps', 'packages', 'subgraphs']) mkdirSync(join(top, folder));
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  function plant(folder, tsconfig, text) {
    mkdirSync(join(top, folder), { recursive: true });
    writeFileSync(join(top, folder, 'tsconfig.json'), tsconfig);
    writeFileSync(join(top, folder, 'x.ts'), text);
  }
  const programs = () => programsOf(typedFolders(top), top);

  it('is every workspace, each in one program', () => {
    const folders = typedFolders();
    expect(folders.length).toBeGreaterThanOrEqual(21);
    const named = programsOf(folders).flatMap(({ name }) => name.split(', '));
    expect(named.toSorted()).toEqual(folders.toSorted());
  });

  it('has its faults found, of the workspaces that are one program and of those that are alone', async () => {
    plant('packages/a', plain, "export const a: number = 'one';\n");
    plant('subgraphs/b', plain, 'export const b = [1][0].toFixed();\n');
    plant(
      'packages/c',
      plain.replace(', "inc', ', "compilerOptions": { "lib": ["esnext"] }, "inc'),
      'export const c: string = 3;\n',
    );
    const [joint, own, ...others] = programs();
    expect([joint?.name, own?.name, others]).toEqual(['packages/a, subgraphs/b', 'packages/c', []]);
    const said = await faultsOf(joint);
    expect(said).toContain('packages/a/x.ts(1,14): error TS2322');
    expect(said).toContain('subgraphs/b/x.ts(1,18): error TS2532');
    expect(await faultsOf(own)).toContain('packages/c/x.ts(1,14): error TS2322');
  }, 60_000);

  it('is sound where nothing is wrong', async () => {
    plant('packages/a', plain, 'export const a: number = process.pid;\n');
    plant('apps/gateway', plain, 'export const b: number = 1;\n');
    expect(programs().map(({ name }) => name)).toEqual(['packages/a', 'apps/gateway']);
    for (const program of programs()) expect(await faultsOf(program)).toBeNull();
  }, 60_000);
});
