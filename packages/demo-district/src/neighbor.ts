import type { Chance } from './chance.ts';
import type { DemoNeighbor } from './demo-district.ts';
import { demographicsOf } from './demographics.ts';
import { personOf } from './district-people.ts';
import { createRosterBook } from './roster-book.ts';
import { rosterPeopleOf } from './roster-people.ts';
import { schoolYearOf } from './school-year.ts';

const PREFIX = 'pvw';
const NAME = 'Prairie View School District';
const DOMAIN = 'prairieview.example';
/** Grades of the two rooms of the one school, with students per grade. */
const rooms = [
  ['Primary room', ['KG', '01', '02']],
  ['Upper room', ['03', '04', '05']],
] as const;
const STUDENTS_PER_GRADE = 5;

/** A district with one small school of about forty people. */
export function neighborOf(today: string, chance: Chance): DemoNeighbor {
  const year = schoolYearOf(today, PREFIX);
  const book = createRosterBook({ prefix: PREFIX, districtName: NAME, domain: DOMAIN, year, chance });
  const schoolId = book.addOrg('school', 'Prairie View School', 'school');
  book.addStaff('principal', schoolId);
  book.addStaff('counselor', schoolId);
  const students = rooms.flatMap(([title, grades], index) => {
    const seated = grades.flatMap((grade) =>
      Array.from({ length: STUDENTS_PER_GRADE }, () => book.addStudent(book.namer.draw(), grade, schoolId)),
    );
    const course = { title, code: `PV${index + 1}`, subject: 'Elementary', grades };
    const teacherIds = [book.addStaff('teacher', schoolId)];
    book.addClass({ title, course, schoolId, teacherIds, students: seated, location: `Room ${index + 1}` });
    return seated;
  });
  const child = students[0];
  if (child !== undefined) book.addGuardian(book.namer.draw(child.familyName), [child], schoolId);
  const person = (key: string, role: 'SUPERINTENDENT' | 'BUDGET_OFFICER' | 'DATA_LEAD', title: string) =>
    personOf(book.namer, DOMAIN, { key: `${PREFIX}-${key}`, role, title, organizationKey: book.districtId });
  const districtPeople = [
    person('superintendent', 'SUPERINTENDENT', 'Superintendent'),
    person('budget-officer', 'BUDGET_OFFICER', 'Budget officer'),
    person('data-lead', 'DATA_LEAD', 'Registrar'),
  ];
  const tables = book.tables();
  const roster = {
    ...tables,
    demographics: demographicsOf(students, year.schoolYear, chance.forPart('demographics')),
  };
  return {
    name: NAME,
    organization: {
      sourcedId: book.districtId,
      name: NAME,
      emailDomain: DOMAIN,
      timeZone: 'America/Chicago',
      currency: 'USD',
      schoolYear: year.schoolYear,
    },
    roster,
    rosterPeople: rosterPeopleOf(roster, schoolId),
    districtPeople,
  };
}
