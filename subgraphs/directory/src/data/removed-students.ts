import type { ClientSession } from 'mongoose';
import type { RosterModels } from './roster-models.ts';

/** Students of one transaction; with their enrolments some thousands of rows. */
const STUDENTS_AT_ONCE = 200;
const ROWS_AT_ONCE = 2_000;

/** Deletes some of what left the roster before an instant; returns how many rows that were. */
export async function deleteRemovedStudents(
  roster: RosterModels,
  of: { readonly tenantId: string; readonly beforeMs: number },
  session: ClientSession,
): Promise<number> {
  const { tenantId, beforeMs } = of;
  const gone = { tenantId, isDeleted: true, removedAtMs: { $lte: beforeMs } };
  const students = await roster.students
    .find(gone, { _id: 1 })
    .sort({ sortKey: 1 })
    .limit(STUDENTS_AT_ONCE)
    .session(session)
    .lean();
  const ids = students.map(({ _id }) => _id);
  let deleted = 0;
  if (ids.length > 0) {
    deleted += (await roster.enrollments.deleteMany({ tenantId, studentId: { $in: ids } }, { session }))
      .deletedCount;
    deleted += (await roster.memberships.deleteMany({ tenantId, userId: { $in: ids } }, { session }))
      .deletedCount;
    deleted += (await roster.demographics.deleteMany({ tenantId, _id: { $in: ids } }, { session }))
      .deletedCount;
    deleted += (await roster.students.deleteMany({ tenantId, _id: { $in: ids } }, { session })).deletedCount;
    return deleted;
  }
  // What ended by itself while the student stayed.
  const ended = { ...gone, studentId: { $ne: null } };
  const enrollments = await roster.enrollments
    .find(ended, { _id: 1 })
    .limit(ROWS_AT_ONCE)
    .session(session)
    .lean();
  const enrollmentIds = enrollments.map(({ _id }) => _id);
  deleted += (await roster.enrollments.deleteMany({ tenantId, _id: { $in: enrollmentIds } }, { session }))
    .deletedCount;
  return deleted + (await roster.demographics.deleteMany(gone, { session })).deletedCount;
}
