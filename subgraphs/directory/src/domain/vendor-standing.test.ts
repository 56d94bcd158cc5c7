import { expect, it } from 'vitest';
import type { Vendor, VendorStanding } from './identity.ts';
import { whyNotInto } from './vendor-standing.ts';

const vendor = (standing: VendorStanding): Vendor => ({
  id: 'ven_1',
  tenantId: 'org_1',
  name: 'Rostery',
  contactEmail: 'it@rostery.example',
  scopes: ['roster.read'],
  clientId: 'client_1',
  publicKeyJwks: '{"keys":[]}',
  createdAtMs: 0,
  standing,
  standingSinceMs: null,
  standingReason: null,
});

it.each([
  ['ACTIVE', 'SUSPENDED'],
  ['SUSPENDED', 'ACTIVE'],
  ['ACTIVE', 'REVOKED'],
  ['SUSPENDED', 'REVOKED'],
  ['REVOKED', 'REVOKED'],
] as const)('a vendor that is %s may become %s', (from, to) => {
  expect(whyNotInto(vendor(from), to)).toBeNull();
});

it.each(['ACTIVE', 'SUSPENDED'] as const)('a revoked vendor never becomes %s again', (to) => {
  expect(whyNotInto(vendor('REVOKED'), to)).toMatchObject({
    code: 'VendorIsRevoked',
    message: 'Rostery was revoked for good; register it anew, with a new key.',
  });
});
