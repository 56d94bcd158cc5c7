import type { StudentRecordClass } from '@quad/kernel';

/** What a package holds: its files that have rows, and Quad's ids of the students in them. */
export interface PackageContent {
  readonly files: readonly string[];
  readonly studentIds: readonly string[];
}

/** The files of a OneRoster package that say something about students, and of which class it is. */
export const packageRecords: Readonly<Record<string, StudentRecordClass>> = {
  users: 'DIRECTORY',
  userProfiles: 'DIRECTORY',
  roles: 'EDUCATION',
  userResources: 'EDUCATION',
  enrollments: 'EDUCATION',
  results: 'EDUCATION',
  resultScoreScales: 'EDUCATION',
  resultLearningObjectiveIds: 'EDUCATION',
  demographics: 'DEMOGRAPHIC',
};

/** How the disclosure log and the inventory name a file of a package. */
export function packageCoordinate(file: string): string {
  return `GET /files/{id} ${file}.csv`;
}

/** What a package tells of students, for the disclosure log. */
export function recordsIn(tenantId: string, content: PackageContent) {
  if (content.studentIds.length === 0) return [];
  return content.files.flatMap((file) => {
    const recordClass = packageRecords[file];
    if (recordClass === undefined) return [];
    return [{ tenantId, studentIds: content.studentIds, coordinate: packageCoordinate(file), recordClass }];
  });
}
