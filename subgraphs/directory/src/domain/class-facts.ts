import type { AcademicSession, Enrollment, RosterClass, RosterCourse } from './roster.ts';

/** Who teaches a class, the primary one first, and how many learn in it. */
export interface ClassFacts {
  readonly teacherIds: readonly string[];
  readonly studentCount: number;
}

interface Gathered {
  readonly teachers: Map<string, boolean>;
  readonly learners: Set<string>;
}

/** Gathers the facts of classes from their enrolments as these go by, in any order. */
export function createClassFacts() {
  const gathered = new Map<string, Gathered>();

  function add(
    enrollment: Pick<Enrollment, 'classId' | 'role' | 'personId' | 'studentId' | 'isPrimary'>,
  ): void {
    let facts = gathered.get(enrollment.classId);
    if (facts === undefined) {
      facts = { teachers: new Map(), learners: new Set() };
      gathered.set(enrollment.classId, facts);
    }
    const userId = enrollment.studentId ?? enrollment.personId;
    if (userId === null) return;
    if (enrollment.role === 'STUDENT') facts.learners.add(userId);
    if (enrollment.role === 'TEACHER' && enrollment.personId !== null) {
      const isPrimary = enrollment.isPrimary === true || facts.teachers.get(enrollment.personId) === true;
      facts.teachers.set(enrollment.personId, isPrimary);
    }
  }

  function of(classId: string): ClassFacts {
    const facts = gathered.get(classId);
    if (facts === undefined) return { teacherIds: [], studentCount: 0 };
    const teacherIds = [...facts.teachers]
      .toSorted(([a, isA], [b, isB]) => Number(isB) - Number(isA) || (a < b ? -1 : 1))
      .map(([id]) => id);
    return { teacherIds, studentCount: facts.learners.size };
  }

  return { add, of };
}

/** All that the feed tells of a class, as text whose change is a change of the class. */
export function feedText(
  row: RosterClass,
  facts: ClassFacts,
  course: RosterCourse | undefined,
  terms: readonly AcademicSession[],
): string {
  return JSON.stringify([
    row.isDeleted,
    row.schoolId,
    row.title,
    row.classCode,
    row.courseId,
    course?.title,
    subjectsOf(row, course),
    terms.map((term) => [term.id, term.title, term.startsOn, term.endsOn, term.schoolYear]),
    row.periods,
    row.location,
    facts.teacherIds,
    facts.studentCount,
  ]);
}

/** A class that names no subjects has those of its course. */
export function subjectsOf(
  row: Pick<RosterClass, 'subjects'>,
  course: RosterCourse | undefined,
): readonly string[] {
  return row.subjects.length > 0 ? row.subjects : (course?.subjects ?? []);
}

/** A change of one class, with what its node in the feed is made of. */
export interface ClassChange {
  readonly row: RosterClass;
  readonly course: RosterCourse | undefined;
  readonly terms: readonly AcademicSession[];
}
