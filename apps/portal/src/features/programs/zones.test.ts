import { expect, it } from 'vitest';
import { zonesToShow } from './zones.ts';

it('shows the own zone first and a published zone that is one’s own once', () => {
  expect(zonesToShow('America/Denver', ['America/Phoenix', 'America/New_York'])).toEqual([
    { zone: 'America/Denver', isOwn: true },
    { zone: 'America/Phoenix', isOwn: false },
    { zone: 'America/New_York', isOwn: false },
  ]);
  expect(zonesToShow('America/New_York', ['America/Phoenix', 'America/New_York'])).toEqual([
    { zone: 'America/New_York', isOwn: true },
    { zone: 'America/Phoenix', isOwn: false },
  ]);
});
