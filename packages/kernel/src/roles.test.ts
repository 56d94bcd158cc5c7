import { describe, expect, it } from 'vitest';
import type { Action } from './role-facts.ts';
import { type Role, roleFacts, roleIds } from './roles.ts';
import { isWithin, scopeOfGrants } from './scope.ts';

const person = (role: Role) =>
  ({
    kind: 'PERSON',
    personId: 'per_1',
    accountId: 'acc_1',
    organizationId: 'org_district',
    grants: [{ role, organizationId: 'org_school' }],
  }) as const;

describe.each(roleIds)('role %s', (role) => {
  it('has a home page, three allowed and three refused acts', () => {
    const facts = roleFacts(role);
    expect(facts.homePath).toMatch(/^\/home\/[a-z-]+$/);
    expect(Object.keys(facts.may).length).toBeGreaterThanOrEqual(3);
    expect(facts.mustNot.length).toBeGreaterThanOrEqual(3);
  });

  it('never may what it must not', () => {
    const facts = roleFacts(role);
    expect(facts.mustNot.filter((action) => facts.may[action] !== undefined)).toEqual([]);
  });

  it('gets no scope for an act that it is refused', () => {
    for (const action of roleFacts(role).mustNot) {
      expect(scopeOfGrants(person(role), action).reach).toBe('NONE');
    }
  });

  it('sees nothing of another tenant by any act', () => {
    for (const action of Object.keys(roleFacts(role).may) as Action[]) {
      const scope = scopeOfGrants(person(role), action);
      const foreign = { tenantId: 'org_other', organizationId: 'org_school', personId: 'per_1' };
      expect(isWithin(scope, foreign)).toBe(false);
    }
  });
});

describe('scopeOfGrants', () => {
  it('keeps a principal to their school', () => {
    const scope = scopeOfGrants(person('PRINCIPAL'), 'READ_ROSTER');
    expect(isWithin(scope, { tenantId: 'org_district', organizationId: 'org_school' })).toBe(true);
    expect(isWithin(scope, { tenantId: 'org_district', organizationId: 'org_other_school' })).toBe(false);
  });

  it('keeps a teacher to their own classes', () => {
    const scope = scopeOfGrants(person('TEACHER'), 'READ_ROSTER');
    expect(
      isWithin(scope, { tenantId: 'org_district', organizationId: 'org_school', personId: 'per_1' }),
    ).toBe(true);
    expect(
      isWithin(scope, { tenantId: 'org_district', organizationId: 'org_school', personId: 'per_2' }),
    ).toBe(false);
  });
});
