import type { Context } from '../context.ts';
import { holdsText } from '../domain/holds-text.ts';
import { classScope, organizationScope, rosterScope, staffScope } from '../domain/permissions.ts';

/** What the reader may see and whose name holds the text: schools first, then people, classes, students. */
export async function search(context: Context, text: string, first: number) {
  const { reads, principal } = context;
  const request = { first, after: null };
  const held = holdsText(text);
  const [schools, staff, classes, students] = await Promise.all([
    reads.organizationsOfTenant.page(organizationScope(principal), { ...held, type: 'SCHOOL' }, request),
    reads.people.page(staffScope(principal), { ...held, isStaff: true }, request),
    reads.classes.page(classScope(principal), held, request),
    reads.students.page(rosterScope(principal), held, request),
  ]);
  const hits = [
    ...schools.rows.map((school) => hit(school.id, 'SCHOOL', school.name, null, `/schools/${school.id}`)),
    ...staff.rows.map((person) =>
      hit(person.id, 'PERSON', person.displayName, person.title, `/people/${person.id}`),
    ),
    ...classes.rows.map((row) => hit(row.id, 'CLASS', row.title, row.location, `/classes/${row.id}`)),
    ...students.rows.map((student) => ({
      ...hit(student.id, 'STUDENT', student.displayName, student.grade, `/students/${student.id}`),
      tenantId: student.tenantId,
      studentIds: [student.id],
    })),
  ];
  return hits.slice(0, first);
}

/** A hit that names no student; whose data a hit is, the disclosure log reads from `studentIds`. */
function hit(id: string, kind: string, title: string, subtitle: string | null, path: string) {
  return { id, kind, title, subtitle, path, studentIds: [] };
}
