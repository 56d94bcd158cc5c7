import type { Connection } from 'mongoose';
import type { ClassChange } from '../domain/class-facts.ts';
import type { ClassFeedMemory } from '../domain/import-ports.ts';
import type { AcademicSession, RosterClass, RosterCourse } from '../domain/roster.ts';
import type { IdentityModels } from './identity-models.ts';
import type { RosterModels } from './roster-models.ts';
import { fromRow, type Row } from './row.ts';

const COUNTER = 'classes';

export interface ClassChangesPage {
  readonly changes: readonly ClassChange[];
  readonly hasNextPage: boolean;
  readonly newestChangeVersion: number;
}

export function createClassFeed(connection: Connection, roster: RosterModels, identity: IdentityModels) {
  const memory: ClassFeedMemory = {
    async classes(tenantId) {
      const rows = await roster.classes.find({ tenantId }).lean();
      return rows.map((row) => fromRow<RosterClass>(row as Row<RosterClass>));
    },
    async courses(tenantId) {
      const rows = await roster.courses.find({ tenantId }).lean();
      return rows.map((row) => fromRow<RosterCourse>(row as Row<RosterCourse>));
    },
    async academicSessions(tenantId) {
      const rows = await roster.academicSessions.find({ tenantId }).lean();
      return rows.map((row) => fromRow<AcademicSession>(row as Row<AcademicSession>));
    },
    async *enrollments(tenantId) {
      const projection = { classId: 1, role: 1, personId: 1, studentId: 1, isPrimary: 1 };
      const cursor = roster.enrollments.collection.find(
        { tenantId, isDeleted: false },
        { projection, batchSize: 5_000 },
      );
      for await (const row of cursor) {
        const { _id, ...rest } = row;
        yield { id: String(_id), ...rest } as unknown as {
          id: string;
          classId: string;
          role: 'STUDENT' | 'TEACHER' | 'ADMINISTRATOR' | 'PROCTOR';
          personId: string | null;
          studentId: string | null;
          isPrimary: boolean | null;
        };
      }
    },
    async publish(tenantId, changes) {
      const session = await connection.startSession();
      try {
        await session.withTransaction(async () => {
          // The counter moves in the same transaction as the classes: whoever publishes at the same time
          // conflicts and goes after, so that versions become visible in their order and none is skipped.
          const counter = await identity.counters
            .findOneAndUpdate(
              { _id: COUNTER },
              { $inc: { value: changes.length } },
              { upsert: true, returnDocument: 'after', session },
            )
            .lean();
          if (counter === null) throw new Error('The counter of class changes could not be moved.');
          const first = counter.value - changes.length + 1;
          const operations = changes.map(({ id, teacherIds, studentCount, feedHash }, at) => ({
            updateOne: {
              filter: { _id: id, tenantId },
              update: {
                $set: { teacherIds: [...teacherIds], studentCount, feedHash, changeVersion: first + at },
              },
            },
          }));
          await roster.classes.bulkWrite(operations, { ordered: false, session });
        });
      } finally {
        await session.endSession();
      }
    },
  };

  /** One page of the feed over all tenants, for services. */
  async function changesForService(afterVersion: number, first: number): Promise<ClassChangesPage> {
    // The counter is read first: what is newer than it when the page is read is told by the next page.
    const counter = await identity.counters.findById(COUNTER).lean();
    const rows = await roster.classes
      .find({ changeVersion: { $gt: afterVersion } })
      .sort({ changeVersion: 1 })
      .limit(first + 1)
      .lean();
    const classes = rows.slice(0, first).map((row) => fromRow<RosterClass>(row as Row<RosterClass>));
    const courseIds = [...new Set(classes.map((row) => row.courseId))];
    const termIds = [...new Set(classes.flatMap((row) => row.termIds))];
    const [courses, terms] = await Promise.all([
      roster.courses.find({ _id: { $in: courseIds } }).lean(),
      roster.academicSessions.find({ _id: { $in: termIds } }).lean(),
    ]);
    const courseById = new Map(
      courses.map((row) => [row._id, fromRow<RosterCourse>(row as Row<RosterCourse>)]),
    );
    const termById = new Map(
      terms.map((row) => [row._id, fromRow<AcademicSession>(row as Row<AcademicSession>)]),
    );
    return {
      changes: classes.map((row) => ({
        row,
        course: courseById.get(row.courseId),
        terms: row.termIds.flatMap((id) => termById.get(id) ?? []),
      })),
      hasNextPage: rows.length > first,
      newestChangeVersion: counter?.value ?? 0,
    };
  }

  return { memory, changesForService };
}

export type ClassFeed = ReturnType<typeof createClassFeed>;
