import { describe, expect, it } from 'vitest';
import type { Principal } from './principal.ts';
import { type Role, roleFacts, roleIds } from './roles.ts';
import { isWithin, scopeOfShared } from './scope.ts';
import {
  isSharedWith,
  type ReceivedShare,
  type SharedType,
  type SharePurpose,
  sharedTypeFacts,
  sharedTypeIds,
  sharedTypeOf,
  sharePurposeFacts,
  sharePurposeIds,
} from './shares.ts';

const person = (role: Role): Principal => ({
  kind: 'PERSON',
  personId: 'per_1',
  accountId: 'acc_1',
  organizationId: 'org_other',
  grants: [{ role, organizationId: 'org_other' }],
});
const share = (objectType: SharedType, purpose: SharePurpose): ReceivedShare => ({
  id: 'shr_1',
  tenantId: 'org_district',
  objectType,
  objectId: 'x_1',
  purpose,
  fromMs: 1_000,
  untilMs: 2_000,
});

/** What each role reads through a share: for learning, for planning together, for the review of a budget. */
const table: Record<Role, string> = {
  TEACHER: 'edition,request,file - -',
  PRINCIPAL: 'edition,request,file edition,request,budget,file -',
  COACH: 'edition,request,file - -',
  COACH_LEADER: 'edition,request,file - -',
  DEPARTMENT_LEAD: 'edition,request,file edition,request,budget,file -',
  PLANNING_TEAM: 'edition,request,file edition,request,budget,file -',
  WORKING_TEAM: 'edition,request,file - -',
  ASSESSOR: '- - -',
  BUDGET_OFFICER: '- edition,request,budget,file budget',
  SUPERINTENDENT: 'edition,request,file edition,request,budget,file budget',
  COHORT_FACILITATOR: 'edition edition -',
  STATE_ADMIN: 'edition,request,file edition,request,file -',
  SCHEDULING_TEAM: '- - -',
  COHORT_COACH: 'edition,request,file edition,request,file -',
  DATA_LEAD: '- - -',
  PANELIST: '- - -',
  PLATFORM_TEAM: '- - -',
  VENDOR_DEVELOPER: '- - -',
  STUDENT: '- - -',
  GUARDIAN: '- - -',
};
const short: Record<SharedType, string> = {
  PROGRAM_EDITION: 'edition',
  OFFERING_REQUEST: 'request',
  BUDGET_REQUEST: 'budget',
  FILE: 'file',
};

describe.each(roleIds)('role %s', (role) => {
  it('reads through a share what the table says for each purpose', () => {
    const read = sharePurposeIds.map((purpose) => {
      const types = sharedTypeIds.filter((type) => isSharedWith(person(role), share(type, purpose), 1_500));
      return types.map((type) => short[type]).join(',') || '-';
    });
    expect(read.join(' ')).toBe(table[role]);
  });

  it('never reads through a share what it must not read at home', () => {
    for (const type of sharedTypeIds) {
      if (!roleFacts(role).mustNot.includes(sharedTypeFacts(type).readBy)) continue;
      for (const purpose of sharePurposeIds) {
        expect(isSharedWith(person(role), share(type, purpose), 1_500)).toBe(false);
      }
    }
  });

  it('has the page of what is shared exactly when a purpose names it', () => {
    const isNamed = sharePurposeIds.some((purpose) => sharePurposeFacts(purpose).roles.includes(role));
    expect(roleFacts(role).may.READ_SHARES === 'TENANT').toBe(isNamed);
  });
});

it('holds from its first instant up to its last, exclusive', () => {
  const at = (nowMs: number) =>
    isSharedWith(person('SUPERINTENDENT'), share('BUDGET_REQUEST', 'BUDGET_REVIEW'), nowMs);
  expect([999, 1_000, 1_999, 2_000].map(at)).toEqual([false, true, true, false]);
});

it('is for people alone', () => {
  const others: Principal[] = [
    { kind: 'VENDOR', vendorId: 'ven_1', organizationId: 'org_other', scopes: ['roster.read'] },
    { kind: 'SERVICE', name: 'budgets' },
    { kind: 'OPERATOR' },
    { kind: 'PUBLIC' },
  ];
  for (const other of others) {
    expect(isSharedWith(other, share('PROGRAM_EDITION', 'PEER_LEARNING'), 1_500)).toBe(false);
  }
});

it('tells the type by the id, and knows no type for a student', () => {
  const tail = '00000000-0000-7000-8000-000000000001';
  expect(sharedTypeOf(`bud_${tail}`)).toBe('BUDGET_REQUEST');
  expect(sharedTypeOf(`edt_${tail}`)).toBe('PROGRAM_EDITION');
  expect(sharedTypeOf(`fil_${tail}`)).toBe('FILE');
  expect([`stu_${tail}`, `enr_${tail}`, `per_${tail}`, 'bud_1', ''].map(sharedTypeOf)).toEqual(
    Array(5).fill(null),
  );
});

it('a scope of what is shared holds these objects of their owners, and nothing that only has the id', () => {
  const scope = scopeOfShared([{ tenantId: 'org_a', id: 'bud_1' }]);
  expect(isWithin(scope, { tenantId: 'org_a', id: 'bud_1' })).toBe(true);
  expect(isWithin(scope, { tenantId: 'org_b', id: 'bud_1' })).toBe(false);
  expect(isWithin(scope, { tenantId: 'org_a', id: 'bud_2' })).toBe(false);
  expect(isWithin(scope, { tenantId: 'org_a' })).toBe(false);
  expect(scopeOfShared([]).reach).toBe('NONE');
});
