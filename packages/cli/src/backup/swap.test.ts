import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeDataFolder } from '../start/data-folder.ts';
import { asideName, buildingFolder, finishRestore, swapIn } from './swap.ts';

let root: string;
let dataDir: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quad-swap-'));
  dataDir = join(root, 'data');
  fill(dataDir, 'old');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function fill(folder: string, what: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'what'), what);
}
const what = () => readFileSync(join(dataDir, 'what'), 'utf8');

describe('a folder that was built', () => {
  it('takes the place of the data folder, which is kept under the name that was given', () => {
    fill(buildingFolder(dataDir), 'new');
    swapIn(dataDir, 'aside');
    expect(what()).toBe('new');
    expect(readFileSync(join(root, 'aside', 'what'), 'utf8')).toBe('old');
    expect(readdirSync(root).sort()).toEqual(['aside', 'data']);
    expect(readdirSync(dataDir)).toEqual(['what']);
  });

  it('takes a place that is free', () => {
    rmSync(dataDir, { recursive: true });
    fill(buildingFolder(dataDir), 'new');
    swapIn(dataDir, null);
    expect(what()).toBe('new');
  });

  it('waits, when a crash comes before the first rename, and the old folder stays', () => {
    fill(`${dataDir}.restored`, 'new');
    writeFileSync(join(`${dataDir}.restored`, 'restore.json'), '{"aside":"aside"}');
    expect(finishRestore(dataDir)).toBe(false);
    expect(what()).toBe('old');
    // And never comes up by itself later, when somebody removes the old folder to begin anew.
    rmSync(dataDir, { recursive: true });
    expect(finishRestore(dataDir)).toBe(false);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('comes up at the next start, when a crash came between the renames', () => {
    fill(`${dataDir}.restored`, 'new');
    writeFileSync(join(`${dataDir}.restored`, 'restore.json'), '{"aside":"aside"}');
    renameSync(dataDir, join(root, 'aside'));
    const folder = takeDataFolder(dataDir);
    expect(what()).toBe('new');
    folder.release();
    expect(readdirSync(root).sort()).toEqual(['aside', 'data']);
  });

  it('comes up once: what a later restore leaves half is none', () => {
    fill(buildingFolder(dataDir), 'half');
    rmSync(dataDir, { recursive: true });
    expect(finishRestore(dataDir)).toBe(false);
  });
});

it('the name under which the old folder is kept is free', () => {
  const now = Temporal.Instant.from('2026-11-22T13:51:59.123Z');
  expect(asideName(dataDir, now)).toBe('data.before-restore-20261122T135159Z');
  mkdirSync(join(root, 'data.before-restore-20261122T135159Z'));
  expect(asideName(dataDir, now)).toBe('data.before-restore-20261122T135159Z-2');
});
