import type { Role } from '@quad/kernel';

/** What a role of OneRoster means here: its words, whether its holder is staff, and which role it grants. */
interface RosterRoleMeaning {
  readonly title: string;
  readonly isStaff: boolean;
  readonly grants: Role | null;
}

const meanings: Readonly<Record<string, RosterRoleMeaning>> = {
  teacher: { title: 'Teacher', isStaff: true, grants: 'TEACHER' },
  principal: { title: 'Principal', isStaff: true, grants: 'PRINCIPAL' },
  siteAdministrator: { title: 'School administrator', isStaff: true, grants: 'PRINCIPAL' },
  counselor: { title: 'Counselor', isStaff: true, grants: 'SCHEDULING_TEAM' },
  districtAdministrator: { title: 'District administrator', isStaff: true, grants: null },
  systemAdministrator: { title: 'System administrator', isStaff: true, grants: null },
  aide: { title: 'Aide', isStaff: true, grants: null },
  proctor: { title: 'Proctor', isStaff: true, grants: null },
  guardian: { title: 'Guardian', isStaff: false, grants: null },
  parent: { title: 'Parent', isStaff: false, grants: null },
  relative: { title: 'Relative', isStaff: false, grants: null },
  student: { title: 'Student', isStaff: false, grants: null },
};

/** OneRoster 1.1 says `administrator` and not of what; its users name schools, so it is a school's. */
export function withoutOldRole(role: string): string {
  return role === 'administrator' ? 'siteAdministrator' : role;
}

export function roleTitle(role: string): string {
  const known = meanings[role];
  if (known !== undefined) return known.title;
  const words = role.replace(/^ext:/, '').replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Terms of a SIS's own (`ext:`) are told by people who work there. */
export function isStaffRole(role: string): boolean {
  return meanings[role]?.isStaff ?? true;
}

/**
 * The role that a membership grants by itself. Who administers a district's data is decided by people, so
 * `districtAdministrator` becomes the data lead in demo districts alone.
 */
export function grantedRole(role: string, isDemo: boolean): Role | null {
  if (role === 'districtAdministrator') return isDemo ? 'DATA_LEAD' : null;
  return meanings[role]?.grants ?? null;
}
