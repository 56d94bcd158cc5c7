import type { Chance } from './chance.ts';
import { createNamer, type FullName, loginOf, type Namer, type Sex } from './names.ts';
import type {
  ClassRow,
  CourseRow,
  EnrollmentRow,
  OneRosterTables,
  OrgRow,
  RoleRow,
  UserRow,
} from './one-roster-rows.ts';
import type { SchoolYear } from './school-year.ts';

export interface Student {
  readonly sourcedId: string;
  readonly grade: string;
  readonly familyName: string;
  readonly sex: Sex;
}

export interface Course {
  readonly title: string;
  readonly code: string;
  readonly subject: string;
  readonly grades: readonly string[];
}

interface NewClass {
  readonly title: string;
  readonly course: Course;
  readonly schoolId: string;
  readonly teacherIds: readonly string[];
  readonly students: readonly Student[];
  readonly location: string;
  readonly periods?: readonly string[];
  /** Without it: both semesters. */
  readonly termIds?: readonly string[];
}

/** Gathers the rows of a district; every id comes from the district's prefix and a running number. */
export interface RosterBook {
  readonly prefix: string;
  readonly domain: string;
  readonly districtId: string;
  readonly year: SchoolYear;
  readonly chance: Chance;
  readonly namer: Namer;
  addOrg(key: string, name: string, type: 'school' | 'department'): string;
  addStaff(role: 'teacher' | 'principal' | 'counselor' | 'aide', schoolId: string): string;
  addStudent(name: FullName, grade: string, schoolId: string): Student;
  /** Adds a guardian of children and relates them to each other. */
  addGuardian(name: FullName, children: readonly Student[], schoolId: string): string;
  addClass(added: NewClass): void;
  tables(): Omit<OneRosterTables, 'demographics'>;
}

export function createRosterBook(options: {
  readonly prefix: string;
  readonly districtName: string;
  readonly domain: string;
  readonly year: SchoolYear;
  readonly chance: Chance;
}): RosterBook {
  const { prefix, domain, year } = options;
  const districtId = `${prefix}-district`;
  const orgs: OrgRow[] = [
    { sourcedId: districtId, name: options.districtName, type: 'district', identifier: prefix.toUpperCase() },
  ];
  const courses = new Map<string, CourseRow>();
  const classes: ClassRow[] = [];
  const users: UserRow[] = [];
  const roles: RoleRow[] = [];
  const enrollments: EnrollmentRow[] = [];
  const agents = new Map<string, readonly string[]>();
  const sectionCounts = new Map<string, number>();
  const namer = createNamer(options.chance.forPart('names'));
  const numbered = (part: string, count: number) => `${prefix}-${part}-${String(count).padStart(5, '0')}`;

  function addUser(
    name: FullName,
    part: string,
    role: RoleRow['role'],
    orgId: string,
    more: Partial<UserRow>,
  ) {
    const sourcedId = numbered(part, users.length + 1);
    users.push({
      sourcedId,
      enabledUser: true,
      username: loginOf(name),
      givenName: name.givenName,
      familyName: name.familyName,
      identifier: String(100_000 + users.length + 1),
      primaryOrgSourcedId: orgId,
      ...more,
    });
    roles.push({
      sourcedId: numbered('role', roles.length + 1),
      userSourcedId: sourcedId,
      roleType: 'primary',
      role,
      beginDate: year.startsOn,
      orgSourcedId: orgId,
    });
    return sourcedId;
  }

  function enroll(classId: string, added: NewClass, userId: string, more: Partial<EnrollmentRow>) {
    const termIds = added.termIds ?? [year.fallId, year.springId];
    const terms = year.sessions.filter((session) => termIds.includes(session.sourcedId));
    enrollments.push({
      sourcedId: numbered('enr', enrollments.length + 1),
      classSourcedId: classId,
      schoolSourcedId: added.schoolId,
      userSourcedId: userId,
      role: 'student',
      beginDate: terms[0]?.startDate ?? year.startsOn,
      endDate: terms.at(-1)?.endDate ?? year.endsOn,
      ...more,
    });
  }

  function courseId(course: Course): string {
    const sourcedId = `${prefix}-crs-${course.code.toLowerCase()}`;
    courses.set(sourcedId, {
      sourcedId,
      schoolYearSourcedId: year.yearId,
      title: course.title,
      courseCode: course.code,
      // A course that two grades take is one course.
      grades: [...new Set([...(courses.get(sourcedId)?.grades ?? []), ...course.grades])].sort(),
      orgSourcedId: districtId,
      subjects: [course.subject],
    });
    return sourcedId;
  }

  return {
    prefix,
    domain,
    districtId,
    year,
    chance: options.chance,
    namer,
    addOrg(key, name, type) {
      const sourcedId = `${prefix}-${key}`;
      const identifier = `${prefix}-${key}`.toUpperCase();
      orgs.push({ sourcedId, name, type, identifier, parentSourcedId: districtId });
      return sourcedId;
    },
    addStaff(role, schoolId) {
      const name = namer.draw();
      return addUser(name, 'staff', role, schoolId, { email: `${loginOf(name)}@${domain}` });
    },
    addStudent(name, grade, schoolId) {
      const sourcedId = addUser(name, 'stu', 'student', schoolId, { grades: [grade] });
      return { sourcedId, grade, familyName: name.familyName, sex: name.sex };
    },
    addGuardian(name, children, schoolId) {
      const childIds = children.map((child) => child.sourcedId);
      const email = `${loginOf(name)}@families.${domain}`;
      const sourcedId = addUser(name, 'gua', 'guardian', schoolId, { email, agentSourcedIds: childIds });
      for (const childId of childIds) agents.set(childId, [...(agents.get(childId) ?? []), sourcedId]);
      return sourcedId;
    },
    addClass(added) {
      const counted = `${added.schoolId}/${added.course.code}`;
      const section = (sectionCounts.get(counted) ?? 0) + 1;
      sectionCounts.set(counted, section);
      const classId = numbered('cls', classes.length + 1);
      classes.push({
        sourcedId: classId,
        title: added.title,
        grades: added.course.grades,
        courseSourcedId: courseId(added.course),
        classCode: `${added.course.code}-${section}`,
        classType: added.periods === undefined ? 'homeroom' : 'scheduled',
        location: added.location,
        schoolSourcedId: added.schoolId,
        termSourcedIds: added.termIds ?? [year.fallId, year.springId],
        subjects: [added.course.subject],
        ...(added.periods === undefined ? {} : { periods: added.periods }),
      });
      added.teacherIds.forEach((teacherId, index) => {
        enroll(classId, added, teacherId, { role: 'teacher', primary: index === 0 });
      });
      for (const student of added.students) enroll(classId, added, student.sourcedId, {});
    },
    tables: () => ({
      academicSessions: year.sessions,
      orgs,
      courses: [...courses.values()],
      classes,
      users: users.map((user) => {
        const agentSourcedIds = agents.get(user.sourcedId);
        return agentSourcedIds === undefined ? user : { ...user, agentSourcedIds };
      }),
      roles,
      enrollments,
    }),
  };
}
