import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CannotStart, takeDataFolder } from './data-folder.ts';

describe('the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quad-folder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused while another living process has it, in one sentence that says which and what to do', () => {
    writeFileSync(join(folder, 'start.lock'), String(process.ppid));
    expect(() => takeDataFolder(folder)).toThrow(CannotStart);
    expect(() => takeDataFolder(folder)).toThrow(
      `process ${process.ppid}); stop that one or choose another folder with QUAD_DATA.`,
    );
  });

  it('is taken over from a process that no longer lives', () => {
    writeFileSync(join(folder, 'start.lock'), '2147483646');
    takeDataFolder(folder);
    expect(readFileSync(join(folder, 'start.lock'), 'utf8')).toBe(String(process.pid));
  });

  it('is free again once released', () => {
    takeDataFolder(folder).release();
    expect(() => readFileSync(join(folder, 'start.lock'))).toThrow('ENOENT');
  });
});
