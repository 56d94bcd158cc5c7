import { describe, expect, it } from 'vitest';
import { createFingerprintSet } from './fingerprint-set.ts';

describe('a set of fingerprints', () => {
  it('tells 200,000 near-equal ids apart, while it grows', () => {
    const set = createFingerprintSet();
    for (let at = 0; at < 200_000; at += 1) set.add(`aaaaaaaa-0000-${at}`);
    expect(set.size()).toBe(200_000);
    for (let at = 0; at < 200_000; at += 1) {
      if (!set.has(`aaaaaaaa-0000-${at}`) || set.has(`aaaaaaab-0000-${at}`)) expect.fail(`wrong at ${at}`);
    }
  });

  it('says when an id was there before', () => {
    const set = createFingerprintSet();
    expect([set.add('a'), set.add('b'), set.add('a'), set.has('c')]).toEqual([true, true, false, false]);
  });

  it('has nothing in it at first', () => {
    expect(createFingerprintSet().has('')).toBe(false);
  });
});
