import { expect, it } from 'vitest';
import { accountOf, operationLimit, readLimits } from './limits.ts';

const vendor = { kind: 'VENDOR', vendorId: 'ven_1', organizationId: 'org_1', scopes: [] } as const;

it('gives each vendor one account for each district, and each address one for the public', () => {
  expect(accountOf(vendor, '1.2.3.4', {})).toEqual({
    id: 'ven_1@org_1',
    quota: { name: 'vendor', points: 600_000, seconds: 60 },
  });
  expect(accountOf({ ...vendor, organizationId: 'org_2' }, '1.2.3.4', {})?.id).toBe('ven_1@org_2');
  expect(accountOf({ kind: 'PUBLIC' }, '1.2.3.4', {})?.id).toBe('1.2.3.4');
  expect(accountOf({ kind: 'OPERATOR' }, '1.2.3.4', {})).toBeNull();
});

it('takes what is said of a vendor before what is said of its contract, and that before what is said of all', () => {
  const limits = readLimits(
    '{"vendor":{"pointsPerMinute":500},"vendors":{"ven_1":{"operationCost":7}},"contracts":{"partner":{"operationCost":8}}}',
  );
  if (!limits.ok) throw new Error(limits.error);
  const account = accountOf(vendor, '', limits.value);
  expect(account?.quota.points).toBe(500);
  expect(operationLimit(vendor, 'partner', limits.value, account)).toBe(7);
  expect(operationLimit({ ...vendor, vendorId: 'ven_2' }, 'partner', limits.value, account)).toBe(8);
  expect(operationLimit({ ...vendor, vendorId: 'ven_2' }, null, limits.value, account)).toBe(500);
  expect(operationLimit({ kind: 'OPERATOR' }, null, limits.value, null)).toBe(50_000);
});

it('says what is wrong with limits that cannot be used', () => {
  expect(readLimits('{')).toEqual({ ok: false, error: 'is no JSON' });
  const wrong = readLimits('{"person":{"pointsPerMinute":0},"persons":{}}');
  expect(wrong.ok ? '' : wrong.error).toMatch(/^person\.pointsPerMinute: .*persons/);
});
