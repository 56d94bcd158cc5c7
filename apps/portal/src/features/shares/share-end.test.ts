import { expect, it } from 'vitest';
import { shareEnd } from './share-end.ts';

it('ends a share with the midnight after its last day, and knows what is no day', () => {
  expect(new Date(shareEnd('2026-11-30') ?? '').getTime()).toBe(new Date('2026-12-01T00:00:00').getTime());
  expect(shareEnd('')).toBeNull();
  expect(shareEnd('soon')).toBeNull();
});
