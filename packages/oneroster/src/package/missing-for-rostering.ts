import type { RosterFile } from '../tables/tables.ts';
import type { RosterPackage } from './roster-package.ts';

const minimum: readonly RosterFile[] = [
  'academicSessions',
  'orgs',
  'courses',
  'classes',
  'users',
  'roles',
  'enrollments',
];

/** The files without which no roster can be made; before 1.2 the roles stand in users. */
export function missingForRostering(pkg: Pick<RosterPackage, 'version' | 'files'>): RosterFile[] {
  return minimum.filter((file) => !(file === 'roles' && pkg.version !== '1.2') && !pkg.files.has(file));
}
