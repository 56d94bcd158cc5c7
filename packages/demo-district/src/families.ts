import type { RosterBook, Student } from './roster-book.ts';

interface Household {
  readonly familyName: string;
  readonly firstSchoolId: string;
  readonly children: Student[];
  readonly schoolIds: Set<string>;
}

export interface Families {
  /** A new student, now and then as the brother or sister of one who is there. */
  makeStudent(grade: string, schoolId: string): Student;
  /** Gives every household a guardian; called once, when all students are there. */
  addGuardians(): void;
}

/** The share of students who join a household that is there. */
const SIBLING_SHARE = 0.3;
const MOST_CHILDREN = 3;

/** Households of one to three children; children of one household share the family name and the guardian. */
export function createFamilies(book: RosterBook, isElementary: (schoolId: string) => boolean): Families {
  const chance = book.chance.forPart('families');
  const households: Household[] = [];

  /** One grade apart at least, and never in two elementary schools. */
  function fits(household: Household, grade: string, schoolId: string): boolean {
    if (household.children.length >= MOST_CHILDREN) return false;
    if (household.children.some((child) => child.grade === grade)) return false;
    return (
      !isElementary(schoolId) || [...household.schoolIds].every((id) => id === schoolId || !isElementary(id))
    );
  }

  return {
    makeStudent(grade, schoolId) {
      const candidate =
        households.length > 0 && chance.isLucky(SIBLING_SHARE) ? chance.pick(households) : null;
      const household = candidate !== null && fits(candidate, grade, schoolId) ? candidate : null;
      const student = book.addStudent(book.namer.draw(household?.familyName), grade, schoolId);
      if (household === null) {
        const { familyName } = student;
        households.push({
          familyName,
          firstSchoolId: schoolId,
          children: [student],
          schoolIds: new Set([schoolId]),
        });
      } else {
        household.children.push(student);
        household.schoolIds.add(schoolId);
      }
      return student;
    },
    addGuardians() {
      for (const household of households) {
        book.addGuardian(book.namer.draw(household.familyName), household.children, household.firstSchoolId);
      }
    },
  };
}
