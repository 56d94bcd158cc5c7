import { expect, it } from 'vitest';
import { isRotating, keysAt, withNewKey } from './key-ring.ts';

const HOUR = 3_600_000;
const old = { jwkJson: 'old', fromMs: 0 };
const at = (nowMs: number, isStolen = false) => ({ nowMs, lifetimeMs: HOUR, isStolen });
const namesAt = (ring: Parameters<typeof keysAt>[0], nowMs: number) => {
  const { signing, published } = keysAt(ring, nowMs, HOUR);
  return `${signing.jwkJson}: ${published.map(({ jwkJson }) => jwkJson).join(' ')}`;
};

it('publishes a new key before it signs, and the old one until its last token has ended', () => {
  const ring = withNewKey([old], 'new', at(100_000));
  expect(namesAt(ring, 100_000)).toBe('old: old new');
  expect(namesAt(ring, 114_999)).toBe('old: old new');
  expect(namesAt(ring, 115_000)).toBe('new: new old');
  expect(namesAt(ring, 115_000 + HOUR + 59_999)).toBe('new: new old');
  expect(namesAt(ring, 115_000 + HOUR + 60_000)).toBe('new: new');
});

it('knows when a new key is on its way', () => {
  const ring = withNewKey([old], 'new', at(100_000));
  expect(isRotating(ring, 114_999)).toBe(true);
  expect(isRotating(ring, 115_000)).toBe(false);
});

it('forgets keys that have ended when the next one is made', () => {
  const ring = withNewKey(withNewKey([old], 'second', at(0)), 'third', at(3 * HOUR));
  expect(ring.map(({ jwkJson }) => jwkJson)).toEqual(['second', 'third']);
});

it('trusts no other key after a theft', () => {
  expect(namesAt(withNewKey([old], 'new', at(100_000, true)), 100_000)).toBe('new: new');
});
