import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureKeys } from './keys.ts';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('the keys of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quad-keys-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are made once, private ones readable by their owner only', async () => {
    const files = await ensureKeys(folder, ['budgets']);
    const before = readFileSync(files.operatorKey, 'utf8');
    expect(statSync(files.operatorKey).mode & 0o777).toBe(0o600);
    expect(statSync(files.serviceKey('budgets')).mode & 0o777).toBe(0o600);
    await ensureKeys(folder, ['budgets', 'cohorts']);
    expect(readFileSync(files.operatorKey, 'utf8')).toBe(before);
  });

  it('publish no secret, and name each service', async () => {
    const files = await ensureKeys(folder, ['budgets', 'cohorts']);
    const { keys } = read(files.servicesJwks);
    expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual(['budgets', 'cohorts']);
    for (const file of [files.servicesJwks, files.operatorJwks, files.principalJwks, files.filesJwks]) {
      expect(read(file).keys.every((key: object) => !('d' in key))).toBe(true);
    }
  });

  it('are never replaced when they cannot be read', async () => {
    const files = await ensureKeys(folder, []);
    writeFileSync(files.operatorKey, 'damaged');
    await expect(ensureKeys(folder, [])).rejects.toThrow(`The key file ${files.operatorKey} cannot be read`);
  });
});
