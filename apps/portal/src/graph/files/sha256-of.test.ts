import { expect, it } from 'vitest';
import { sha256Of } from './sha256-of.ts';

it('names a file by its SHA-256 in hexadecimal', async () => {
  expect(await sha256Of(new Blob(['abc']))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

it('sums up more than a piece as the whole, and says how far it is', async () => {
  const bytes = new Uint8Array(2_500_000).fill(7);
  const shares: number[] = [];
  const sum = await sha256Of(new Blob([bytes]), (share) => shares.push(share));
  const whole = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  expect(sum).toBe([...whole].map((byte) => byte.toString(16).padStart(2, '0')).join(''));
  expect([shares.length, shares.at(-1)]).toEqual([3, 1]);
});

it('stops when it is told to', async () => {
  const stopped = AbortSignal.abort(new Error('stopped'));
  await expect(sha256Of(new Blob(['abc']), undefined, stopped)).rejects.toThrow('stopped');
});
