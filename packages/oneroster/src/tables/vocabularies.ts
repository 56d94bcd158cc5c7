/** The terms of OneRoster 1.2's vocabularies. Source: 1EdTech OneRoster CSV Binding 1.2.1. */
export const orgTypes = ['department', 'school', 'district', 'local', 'state', 'national'] as const;
export const sessionTypes = ['gradingPeriod', 'semester', 'schoolYear', 'term'] as const;
export const userRoles = [
  'aide',
  'counselor',
  'districtAdministrator',
  'guardian',
  'parent',
  'principal',
  'proctor',
  'relative',
  'siteAdministrator',
  'student',
  'systemAdministrator',
  'teacher',
] as const;
export const enrollmentRoles = ['administrator', 'proctor', 'student', 'teacher'] as const;
export const scoreStatuses = [
  'exempt',
  'fully graded',
  'not submitted',
  'partially graded',
  'submitted',
] as const;
export const importances = ['primary', 'secondary'] as const;
