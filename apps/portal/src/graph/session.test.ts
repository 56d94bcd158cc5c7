import { expect, it } from 'vitest';
import { sessionFrom, signInPath } from './session.ts';

it('comes back to the page and its filters after sign-in', () => {
  expect(signInPath('/offerings?method=VIRTUAL')).toBe(
    '/auth/sign-in?returnTo=%2Fofferings%3Fmethod%3DVIRTUAL',
  );
});

it('counts whatever is no session as signed out', () => {
  const nobody = { signedIn: false, csrf: null, expiresAt: null };
  expect(sessionFrom(null)).toEqual(nobody);
  expect(sessionFrom('<html>')).toEqual(nobody);
  expect(sessionFrom({ signedIn: 'yes' })).toEqual(nobody);
  expect(sessionFrom({ signedIn: true, csrf: 'c1', expiresAt: '2026-09-01T12:00:00Z' })).toEqual({
    signedIn: true,
    csrf: 'c1',
    expiresAt: '2026-09-01T12:00:00Z',
  });
});
