import type { Column } from './column.ts';
import { columnsV1p1 } from './tables-v1p1.ts';

/** The seven files of OneRoster 1.0, which had no manifest. */
const files = [
  'academicSessions',
  'orgs',
  'courses',
  'classes',
  'users',
  'enrollments',
  'demographics',
] as const;

/** Columns that 1.1 added: a 1.0 package lacks them, and the reader works their values out or leaves them out. */
const added: Readonly<Record<string, readonly string[]>> = {
  academicSessions: ['schoolYear'],
  users: ['enabledUser', 'middleName', 'grades', 'password'],
  courses: ['subjects', 'subjectCodes'],
  classes: ['subjectCodes', 'periods'],
  enrollments: ['beginDate', 'endDate'],
};

function asIn1p0(file: string, column: Column): Column {
  if (column.name === 'status') return { ...column, values: ['active', 'inactive', 'tobedeleted'] };
  const isAdded = added[file]?.includes(column.name) ?? false;
  return isAdded ? { ...column, isRequired: false, isHeaderOptional: true } : column;
}

/** OneRoster 1.0: 1.1's tables under their older names (see `aliases`), without what came later. */
export const columnsV1p0: Readonly<Record<string, readonly Column[]>> = Object.fromEntries(
  files.map((file) => [file, columnsV1p1[file].map((column) => asIn1p0(file, column))]),
);
