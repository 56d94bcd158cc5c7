import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PackageTables, writePackage } from '@quad/oneroster';

export interface MadeRoster {
  readonly students?: number;
  /** Students of the second school who are left out. */
  readonly withoutStudents?: readonly number[];
  readonly classTitle?: string;
  /** Left out: a class that names a course which is not there. */
  readonly hasBrokenClass?: boolean;
}

const schools = ['north', 'south'] as const;

function tablesOf(made: MadeRoster): PackageTables<'1.2'> {
  const { students = 40, withoutStudents = [], classTitle = 'Biology 1', hasBrokenClass = false } = made;
  const enrolled = schools.flatMap((school) =>
    Array.from({ length: students }, (_, at) => ({ school, at, id: `stu-${school}-${at}` })).filter(
      ({ at }) => school === 'north' || !withoutStudents.includes(at),
    ),
  );
  const teachers = schools.map((school) => ({ school, id: `tea-${school}` }));
  const principal = { id: 'pri-north', school: 'north' };
  return {
    academicSessions: [
      {
        sourcedId: 'fall',
        title: 'Fall 2026',
        type: 'term',
        startDate: '2026-08-15',
        endDate: '2026-12-20',
        parentSourcedId: 'year',
        schoolYear: 2027,
      },
      {
        sourcedId: 'year',
        title: '2026-27',
        type: 'schoolYear',
        startDate: '2026-08-01',
        endDate: '2027-08-01',
        schoolYear: 2027,
      },
    ],
    orgs: [
      ...schools.map((school) => ({
        sourcedId: `org-${school}`,
        name: school === 'north' ? 'North High School' : 'South Elementary School',
        type: 'school' as const,
        parentSourcedId: 'org-district',
      })),
      {
        sourcedId: 'org-district',
        name: 'As the SIS calls it',
        type: 'district' as const,
        identifier: 'D-1',
      },
    ],
    courses: [
      {
        sourcedId: 'bio',
        title: 'Biology',
        courseCode: 'BIO',
        orgSourcedId: 'org-district',
        subjects: ['Science'],
      },
    ],
    users: [
      ...enrolled.map(({ id, at }) => ({
        sourcedId: id,
        enabledUser: true,
        username: id,
        givenName: `Given${String(at).padStart(3, '0')}`,
        familyName: 'Learner',
        grades: ['09'],
      })),
      ...teachers.map(({ id, school }) => ({
        sourcedId: id,
        enabledUser: true,
        username: id,
        givenName: 'Terry',
        familyName: `Teacher ${school}`,
        email: `${id}@school.example`,
      })),
      {
        sourcedId: principal.id,
        enabledUser: true,
        username: principal.id,
        givenName: 'Pat',
        familyName: 'Principal',
        email: 'pat@school.example',
      },
    ],
    roles: [
      ...enrolled.map(({ id, school }) => roleRow(id, 'student', school)),
      ...teachers.map(({ id, school }) => roleRow(id, 'teacher', school)),
      roleRow(principal.id, 'principal', 'north'),
      // One person with several roles is one person.
      {
        ...roleRow(principal.id, 'teacher', 'south'),
        sourcedId: 'rol-pri-2',
        roleType: 'secondary' as const,
      },
    ],
    classes: [
      ...schools.map((school) =>
        classRow(`cls-${school}`, school === 'north' ? classTitle : 'Nature', 'bio', school),
      ),
      ...(hasBrokenClass ? [classRow('cls-broken', 'Nowhere', 'no-such-course', 'north')] : []),
    ],
    enrollments: [
      ...enrolled.map(({ id, school }) => enrollmentRow(id, 'student', school)),
      ...teachers.map(({ id, school }) => ({ ...enrollmentRow(id, 'teacher', school), primary: true })),
    ],
    demographics: enrolled
      .slice(0, 5)
      .map(({ id }) => ({ sourcedId: id, birthDate: '2011-02-03', sex: 'female' as const, white: true })),
  };
}

function roleRow(user: string, role: 'student' | 'teacher' | 'principal', school: string) {
  return {
    sourcedId: `rol-${user}`,
    userSourcedId: user,
    roleType: 'primary' as const,
    role,
    orgSourcedId: `org-${school}`,
  };
}

function classRow(sourcedId: string, title: string, course: string, school: string) {
  return {
    sourcedId,
    title,
    courseSourcedId: course,
    classType: 'scheduled' as const,
    schoolSourcedId: `org-${school}`,
    termSourcedIds: ['fall'],
    periods: ['1'],
    location: 'Room 7',
  };
}

function enrollmentRow(user: string, role: 'student' | 'teacher', school: string) {
  return {
    sourcedId: `enr-${user}`,
    classSourcedId: `cls-${school}`,
    schoolSourcedId: `org-${school}`,
    userSourcedId: user,
    role,
  };
}

/** A bulk package of a made-up district with two schools, as bytes. */
export async function madeRoster(made: MadeRoster = {}): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'quad-made-'));
  try {
    const path = join(folder, 'roster.zip');
    await writePackage(path, tablesOf(made), { version: '1.2' });
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
