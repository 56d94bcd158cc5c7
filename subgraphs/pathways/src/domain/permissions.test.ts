import { type Principal, type Role, roleIds } from '@quad/kernel';
import { describe, expect, it } from 'vitest';
import {
  catalogueScope,
  permitChangeOf,
  permitComposing,
  permitLoading,
  permitRecording,
  permitRequestFor,
  requestScope,
  seriesScope,
} from './permissions.ts';

const district = 'org_district';
const school = 'org_school';
const other = 'org_other_school';

const person = (role: Role, tenantId = district) =>
  ({
    kind: 'PERSON',
    personId: 'per_1',
    accountId: 'acc_1',
    organizationId: tenantId,
    grants: [{ role, organizationId: school }],
  }) as const;

/** What each role may do: request for the district, for its own school, for another; read requests how far. */
const table: Record<Role, readonly [district: boolean, own: boolean, foreign: boolean, reads: string]> = {
  TEACHER: [false, false, false, 'NONE'],
  PRINCIPAL: [false, true, false, 'ORGANIZATIONS'],
  COACH: [false, false, false, 'NONE'],
  COACH_LEADER: [false, false, false, 'TENANT'],
  DEPARTMENT_LEAD: [true, true, true, 'TENANT'],
  PLANNING_TEAM: [true, true, true, 'TENANT'],
  WORKING_TEAM: [false, false, false, 'TENANT'],
  ASSESSOR: [false, false, false, 'NONE'],
  BUDGET_OFFICER: [false, false, false, 'TENANT'],
  SUPERINTENDENT: [true, true, true, 'TENANT'],
  COHORT_FACILITATOR: [false, false, false, 'NONE'],
  STATE_ADMIN: [false, false, false, 'NONE'],
  COHORT_COACH: [false, false, false, 'NONE'],
  SCHEDULING_TEAM: [false, true, false, 'ORGANIZATIONS'],
  DATA_LEAD: [false, false, false, 'NONE'],
  PANELIST: [false, false, false, 'NONE'],
  PLATFORM_TEAM: [false, false, false, 'NONE'],
  VENDOR_DEVELOPER: [false, false, false, 'NONE'],
  STUDENT: [false, false, false, 'NONE'],
  GUARDIAN: [false, false, false, 'NONE'],
};

describe.each(roleIds)('role %s', (role) => {
  const [mayDistrict, mayOwn, mayForeign, reads] = table[role];

  it('requests for the district, its own school and another as the table says', () => {
    expect(permitRequestFor(person(role), 'requestOffering', []).ok).toBe(mayDistrict);
    expect(permitRequestFor(person(role), 'requestOffering', [school]).ok).toBe(mayOwn);
    expect(permitRequestFor(person(role), 'requestOffering', [other]).ok).toBe(mayForeign);
    expect(permitRequestFor(person(role), 'requestOffering', [school, other]).ok).toBe(mayForeign);
  });

  it('changes requests of its own school and of another as the table says', () => {
    const request = (organizationId: string) => ({ tenantId: district, organizationIds: [organizationId] });
    expect(permitChangeOf(person(role), 'tickDeliverable', request(school)).ok).toBe(mayOwn);
    expect(permitChangeOf(person(role), 'tickDeliverable', request(other)).ok).toBe(mayForeign);
  });

  it('never changes what another district owns', () => {
    const foreign = { tenantId: 'org_elsewhere', organizationIds: [school] };
    expect(permitChangeOf(person(role), 'tickDeliverable', foreign).ok).toBe(false);
  });

  it('reads requests as far as the table says, and the catalogue always', () => {
    expect(requestScope(person(role)).reach).toBe(reads);
    expect(catalogueScope(person(role)).reach).toBe('TENANT');
  });

  it('composes series when it may request, and reads them when it sees requests', () => {
    expect(permitComposing(person(role)).ok).toBe(mayOwn);
    expect(seriesScope(person(role)).reach).toBe(reads === 'NONE' ? 'NONE' : 'TENANT');
  });

  it('neither loads catalogues nor records money', () => {
    expect(permitLoading(person(role)).ok).toBe(false);
    expect(permitRecording(person(role), 'recordFunding').ok).toBe(false);
  });
});

describe.each<
  [string, Principal, readonly [load: boolean, record: boolean, requests: string, catalogue: string]]
>([
  ['the operator', { kind: 'OPERATOR' }, [true, false, 'NONE', 'TENANT']],
  ['budgets', { kind: 'SERVICE', name: 'budgets' }, [false, true, 'EVERYTHING', 'TENANT']],
  ['another service', { kind: 'SERVICE', name: 'cohorts' }, [false, false, 'NONE', 'TENANT']],
  [
    'a vendor',
    { kind: 'VENDOR', vendorId: 'ven_1', organizationId: district, scopes: [] },
    [false, false, 'NONE', 'TENANT'],
  ],
  ['the public', { kind: 'PUBLIC' }, [false, false, 'NONE', 'NONE']],
])('%s', (_who, principal, [load, record, requests, catalogue]) => {
  it('may what the table says and never requests, changes or composes', () => {
    expect(permitLoading(principal).ok).toBe(load);
    expect(permitRecording(principal, 'recordFunding').ok).toBe(record);
    expect(requestScope(principal).reach).toBe(requests);
    expect(catalogueScope(principal).reach).toBe(catalogue);
    expect(seriesScope(principal).reach).toBe('NONE');
    expect(permitRequestFor(principal, 'requestOffering', []).ok).toBe(false);
    expect(permitComposing(principal).ok).toBe(false);
    expect(
      permitChangeOf(principal, 'tickDeliverable', { tenantId: district, organizationIds: [school] }).ok,
    ).toBe(false);
  });
});
