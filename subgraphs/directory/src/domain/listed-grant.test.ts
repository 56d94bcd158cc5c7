import { expect, it } from 'vitest';
import type { RoleGrant } from './identity.ts';
import { keyOf, placeOf } from './listed-grant.ts';

const grant: RoleGrant = {
  id: 'rgr_2',
  tenantId: 'org_1',
  personId: 'per_1',
  role: 'COACH',
  organizationId: 'org_2',
  fromMs: 0,
  untilMs: null,
  grantedById: null,
  source: 'HAND',
};

it('finds its way back to the place that a key names, whatever spaces the name has', () => {
  const sortKey = 'de la cruz maria jose per_1';
  expect(placeOf(keyOf({ grant, sortKey }))).toEqual({ sortKey, grantId: 'rgr_2' });
});

it('begins at the start for a key that names no place', () => {
  expect(placeOf('nothing')).toEqual({ sortKey: '', grantId: 'nothing' });
});
