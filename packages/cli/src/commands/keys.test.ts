import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicPrincipal } from '@quad/kernel';
import { createPrincipalVerifier, createSigningKey, readJwks, signPrincipal } from '@quad/subgraph-kit';
import { decodeProtectedHeader } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ensureKeys, type KeyFiles } from '../start/keys.ts';
import { rotate } from './keys.ts';

const START = Date.parse('2026-11-02T15:00:00Z');
let folder: string;
let files: KeyFiles;
beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  folder = mkdtempSync(join(tmpdir(), 'quad-rotate-'));
  files = await ensureKeys(folder, ['budgets', 'cohorts']);
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const published = (file: string) =>
  (JSON.parse(readFileSync(file, 'utf8')) as { keys: { kid: string; d?: string }[] }).keys;

describe('new keys in the place of old ones', () => {
  it('lose no principal: neither those under way nor those that follow', async () => {
    const key = await createSigningKey(files.principalKey, 'QUAD_PRINCIPAL_KEY');
    const verify = createPrincipalVerifier(await readJwks(files.principalJwks));
    const sign = async () => {
      const { key: now, keyId } = await key();
      return signPrincipal({ principal: publicPrincipal, requestId: 'req_1' }, now, keyId);
    };
    const used = new Set<string | undefined>();
    let underWay = await sign();
    for (let second = 0; second < 300; second += 1) {
      vi.setSystemTime(START + second * 1_000);
      if (second === 10 || second === 100) await rotate(folder, 'principal');
      const token = await sign();
      for (const one of [underWay, token]) {
        used.add(decodeProtectedHeader(one).kid);
        await expect(verify(one)).resolves.toMatchObject({ requestId: 'req_1' });
      }
      underWay = token;
    }
    expect(used.size).toBe(3);
  });

  it('end the old key when the longest of its tokens has ended', async () => {
    const verify = createPrincipalVerifier(await readJwks(files.principalJwks));
    const stolen = await (await createSigningKey(files.principalKey, 'x'))();
    await rotate(folder, 'principal');
    const forged = () =>
      signPrincipal({ principal: { kind: 'OPERATOR' }, requestId: 'req_1' }, stolen.key, stolen.keyId);
    vi.setSystemTime(START + 119_000);
    await expect(verify(await forged())).resolves.toBeDefined();
    vi.setSystemTime(START + 121_000);
    await expect(verify(await forged())).rejects.toThrow('no applicable key found');
    await ensureKeys(folder, ['budgets', 'cohorts']);
    expect(published(files.principalJwks)).toHaveLength(1);
  });

  it('survive a start of Quad, with the old one', async () => {
    await rotate(folder, 'operator');
    const both = published(files.operatorJwks).map(({ kid }) => kid);
    await ensureKeys(folder, ['budgets', 'cohorts']);
    expect(
      published(files.operatorJwks)
        .map(({ kid }) => kid)
        .toSorted(),
    ).toEqual(both.toSorted());
    expect(both).toHaveLength(2);
  });

  it('keep the name of each service before a dot, and publish no secret', async () => {
    expect(await rotate(folder, 'services')).toBe(2);
    const keys = published(files.servicesJwks);
    expect(keys.map(({ kid }) => kid.split('.')[0]).toSorted()).toEqual([
      'budgets',
      'budgets',
      'cohorts',
      'cohorts',
    ]);
    expect(keys.every((key) => key.d === undefined)).toBe(true);
  });

  it('are refused where there are none', async () => {
    await expect(rotate(join(folder, 'nowhere'), 'principal')).rejects.toThrow('start Quad there first');
  });
});
