import { expect, it } from 'vitest';
import { safeReturnPath } from './return-path.ts';

it.each([
  ['/', '/'],
  ['/schools/org_1?term=1#rooms', '/schools/org_1?term=1#rooms'],
  ['/authors', '/authors'],
])('goes back to %s', (wanted, path) => {
  expect(safeReturnPath(wanted)).toBe(path);
});

it.each([
  undefined,
  ['/a', '/b'],
  '',
  'schools',
  '//evil.example',
  '/\\evil.example',
  '/%5Cevil/..//evil.example',
  '/.//evil.example',
  '/\t/evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/auth/sign-out',
  '/x/../auth/sign-in',
])('goes to the start page instead of %j', (wanted) => {
  expect(safeReturnPath(wanted)).toBe('/');
});
