import { expect, it } from 'vitest';
import { lifetimeMinutes } from './lifetime.ts';

it.each([
  ['90m', 90],
  ['24h', 1_440],
  ['7d', 10_080],
])('%s is %i minutes', (text, minutes) => expect(lifetimeMinutes(text)).toBe(minutes));

it.each(['', '24', 'h', '1.5h', '-1h', '0m', '1w'])('"%s" is no time, and it is said what is', (text) => {
  expect(() => lifetimeMinutes(text)).toThrow('write 90m, 24h or 3d');
});
