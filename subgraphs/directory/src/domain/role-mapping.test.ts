import { describe, expect, it } from 'vitest';
import { grantedRole, isStaffRole, roleTitle, withoutOldRole } from './role-mapping.ts';

describe('roles of OneRoster', () => {
  it.each([
    ['teacher', 'TEACHER'],
    ['principal', 'PRINCIPAL'],
    ['siteAdministrator', 'PRINCIPAL'],
    ['counselor', 'SCHEDULING_TEAM'],
    ['aide', null],
    ['student', null],
    ['systemAdministrator', null],
    ['ext:librarian', null],
  ])('%s grants %s', (role, granted) => {
    expect(grantedRole(role, false)).toBe(granted);
  });

  it('make a district administrator the data lead in a demo district alone', () => {
    expect(grantedRole('districtAdministrator', true)).toBe('DATA_LEAD');
    expect(grantedRole('districtAdministrator', false)).toBeNull();
  });

  it('take the administrator of 1.1 as the school’s', () => {
    expect(withoutOldRole('administrator')).toBe('siteAdministrator');
    expect(withoutOldRole('teacher')).toBe('teacher');
  });

  it('tell staff from families', () => {
    expect(['teacher', 'ext:librarian', 'guardian', 'student'].map(isStaffRole)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(roleTitle('ext:school_librarian')).toBe('School librarian');
  });
});
