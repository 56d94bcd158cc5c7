import { describe, expect, it } from 'vitest';
import type { Principal } from './principal.ts';
import { type Role, roleFacts, roleIds } from './roles.ts';
import { isRecordRequired, studentPurposeOf } from './student-purposes.ts';

const person = (...roles: Role[]): Principal => ({
  kind: 'PERSON',
  personId: 'per_1',
  accountId: 'acc_1',
  organizationId: 'org_1',
  grants: roles.map((role) => ({ role, organizationId: 'org_1' })),
});
const vendor = (...scopes: string[]): Principal => ({
  kind: 'VENDOR',
  vendorId: 'ven_1',
  organizationId: 'org_1',
  scopes,
});
const operator: Principal = { kind: 'OPERATOR' };

describe('the purpose of a read of student data', () => {
  it.each(roleIds)('%s has one for rows where the role may read the roster, and none elsewhere', (role) => {
    const mayRead = roleFacts(role).may.READ_ROSTER !== undefined;
    expect(studentPurposeOf(person(role), 'EDUCATION', 'GRAPH') !== null).toBe(mayRead);
    expect(studentPurposeOf(person(role), 'DIRECTORY', 'GRAPH') !== null).toBe(mayRead);
  });

  it.each(roleIds)('%s reads race, ethnicity and sex for the audit or not at all', (role) => {
    const mayRead = roleFacts(role).may.READ_DEMOGRAPHICS !== undefined;
    expect(studentPurposeOf(person(role), 'DEMOGRAPHIC', 'GRAPH')).toBe(mayRead ? 'AUDIT' : null);
  });

  it.each(roleIds)('%s takes whole packages as far as the role may export', (role) => {
    const mayExport = roleFacts(role).may.EXPORT_ROSTER !== undefined;
    expect(studentPurposeOf(person(role), 'EDUCATION', 'PACKAGE')).toBe(mayExport ? 'CUSTODY' : null);
  });

  it('is the first that covers it, when a person has several roles', () => {
    expect(studentPurposeOf(person('SCHEDULING_TEAM', 'TEACHER'), 'EDUCATION', 'GRAPH')).toBe('ROSTERING');
    expect(studentPurposeOf(person('GUARDIAN', 'SCHEDULING_TEAM'), 'EDUCATION', 'GRAPH')).toBe('SCHEDULING');
  });

  it('of a vendor is rostering, by what the district shares, and never the audit', () => {
    expect(studentPurposeOf(vendor('roster.read'), 'DIRECTORY', 'GRAPH')).toBe('ROSTERING');
    expect(studentPurposeOf(vendor('roster.read'), 'DEMOGRAPHIC', 'GRAPH')).toBeNull();
    expect(studentPurposeOf(vendor('sections.read'), 'DIRECTORY', 'GRAPH')).toBeNull();
  });

  it('of the operator is moving packages alone; services and the public have none', () => {
    expect(studentPurposeOf(operator, 'DIRECTORY', 'GRAPH')).toBeNull();
    expect(studentPurposeOf(operator, 'DEMOGRAPHIC', 'PACKAGE')).toBe('CUSTODY');
    for (const principal of [{ kind: 'SERVICE', name: 'scheduling' }, { kind: 'PUBLIC' }] as const) {
      expect(studentPurposeOf(principal, 'DIRECTORY', 'GRAPH')).toBeNull();
      expect(studentPurposeOf(principal, 'DIRECTORY', 'PACKAGE')).toBeNull();
    }
  });
});

it('FERPA asks for an entry about everyone outside the student’s own district', () => {
  expect(isRecordRequired(person('TEACHER'), 'org_1')).toBe(false);
  expect(isRecordRequired(person('TEACHER'), 'org_2')).toBe(true);
  expect(isRecordRequired(vendor('roster.read'), 'org_1')).toBe(true);
  expect(isRecordRequired(operator, 'org_1')).toBe(true);
});
