import { createClassFacts, feedText } from '../domain/class-facts.ts';
import type { ClassFeedMemory } from '../domain/import-ports.ts';
import type { RosterClass } from '../domain/roster.ts';

/** Classes that get their change versions in one transaction: as many as a follower reads at once. */
const PUBLISHED_AT_ONCE = 500;

/**
 * Works out who teaches each class of a tenant and how many learn in it, and tells the change feed of those
 * classes that are not as it told them last. Repeatable: what was told already is not told again.
 * @returns how many classes were told of.
 */
export async function publishClasses(
  ports: { readonly feed: ClassFeedMemory; hashOf(text: string): string },
  tenantId: string,
): Promise<number> {
  const { feed } = ports;
  const [classes, courses, sessions] = await Promise.all([
    feed.classes(tenantId),
    feed.courses(tenantId),
    feed.academicSessions(tenantId),
  ]);
  const courseById = new Map(courses.map((course) => [course.id, course]));
  const sessionById = new Map(sessions.map((session) => [session.id, session]));
  const facts = createClassFacts();
  for await (const enrollment of feed.enrollments(tenantId)) facts.add(enrollment);

  const changes: Pick<RosterClass, 'id' | 'teacherIds' | 'studentCount' | 'feedHash'>[] = [];
  for (const row of classes) {
    const now = facts.of(row.id);
    const terms = row.termIds.flatMap((id) => sessionById.get(id) ?? []);
    const feedHash = ports.hashOf(feedText(row, now, courseById.get(row.courseId), terms));
    if (feedHash === row.feedHash) continue;
    // A class that went before anyone was told of it is nobody's news.
    if (row.isDeleted && row.changeVersion === 0) continue;
    changes.push({ id: row.id, ...now, feedHash });
  }
  for (let at = 0; at < changes.length; at += PUBLISHED_AT_ONCE) {
    await feed.publish(tenantId, changes.slice(at, at + PUBLISHED_AT_ONCE));
  }
  return changes.length;
}
