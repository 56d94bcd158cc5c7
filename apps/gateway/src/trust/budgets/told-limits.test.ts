import type { Principal, Role } from '@quad/kernel';
import { expect, it } from 'vitest';
import { toldLimits } from './told-limits.ts';

const limits = {
  vendor: { pointsPerMinute: 1_000 },
  vendors: { ven_a: { pointsPerMinute: 200, operationCost: 500, documents: 'registered' as const } },
  contracts: { partner: { operationCost: 9_000 } },
};
const person = (role: Role): Principal => ({
  kind: 'PERSON',
  personId: 'per_1',
  accountId: 'acc_1',
  organizationId: 'org_1',
  grants: [{ role, organizationId: 'org_1' }],
});
const vendor = (vendorId: string): Principal => ({
  kind: 'VENDOR',
  vendorId,
  organizationId: 'org_1',
  scopes: [],
});
const whoOf = (principal: Principal) =>
  toldLimits(principal, limits)?.allowances.map(({ who }) => who) ?? null;

it.each<[string, Principal, readonly string[] | null]>([
  ['the platform team', person('PLATFORM_TEAM'), ['person', 'vendor', 'public', 'ven_a']],
  ['the operator', { kind: 'OPERATOR' }, ['person', 'vendor', 'public', 'ven_a']],
  ['who builds for vendors', person('VENDOR_DEVELOPER'), ['vendor', 'public']],
  ['a vendor with limits of its own', vendor('ven_a'), ['ven_a']],
  ['another vendor', vendor('ven_b'), ['ven_b']],
  ['a teacher', person('TEACHER'), null],
  ['a service', { kind: 'SERVICE', name: 'cohorts' }, null],
  ['the public', { kind: 'PUBLIC' }, null],
])('tells %s what concerns them', (_who, principal, allowances) => {
  expect(whoOf(principal)).toEqual(allowances);
});

it('says what holds: a vendor’s own, else what is for all vendors, else the default', () => {
  expect(toldLimits(vendor('ven_a'), limits)?.allowances[0]).toEqual({
    who: 'ven_a',
    pointsPerMinute: 200,
    // Never more than a full account holds.
    operationCost: 200,
    isRegisteredOnly: true,
  });
  expect(toldLimits(vendor('ven_b'), limits)?.allowances[0]).toMatchObject({
    pointsPerMinute: 1_000,
    operationCost: 1_000,
    isRegisteredOnly: false,
  });
  expect(toldLimits(vendor('ven_b'), {})?.allowances[0]).toMatchObject({
    pointsPerMinute: 600_000,
    operationCost: 50_000,
  });
});
