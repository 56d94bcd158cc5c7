import { budgetRequestsOf } from './budget-requests.ts';
import { createChance } from './chance.ts';
import type { DemoDistrict } from './demo-district.ts';
import { demographicsOf } from './demographics.ts';
import { districtPeopleOf, partnersOf, vendorDeveloperOf } from './district-people.ts';
import { addElementarySchool } from './elementary.ts';
import { createFamilies } from './families.ts';
import { addHighSchool } from './high.ts';
import { addMiddleSchool } from './middle.ts';
import { neighborOf } from './neighbor.ts';
import type { OneRosterTables } from './one-roster-rows.ts';
import { programsOf, signUps } from './programs.ts';
import { dueOf, offeringRequestsOf } from './requests.ts';
import { createRosterBook, type RosterBook, type Student } from './roster-book.ts';
import { rosterPeopleOf } from './roster-people.ts';
import { schoolYearOf } from './school-year.ts';

const PREFIX = 'lks';
const NAME = 'Lakeside Hills School District';
const DOMAIN = 'lakeside.example';
/** Key, name and kind of the main district's schools. */
const schools = [
  ['school-elementary-1', 'Willow Bend Elementary School', addElementarySchool],
  ['school-elementary-2', 'Cedar Point Elementary School', addElementarySchool],
  ['school-elementary-3', 'Heron Lake Elementary School', addElementarySchool],
  ['school-elementary-4', 'Orchard Street Elementary School', addElementarySchool],
  ['school-middle-1', 'Northshore Middle School', addMiddleSchool],
  ['school-middle-2', 'Southbank Middle School', addMiddleSchool],
  ['school-high', 'Lakeside Hills High School', addHighSchool],
] as const;
const departments = [
  ['dept-teaching', 'Teaching and Learning'],
  ['dept-special-education', 'Special Education'],
  ['dept-technology', 'Technology'],
  ['dept-business', 'Business and Finance'],
] as const;

/**
 * Makes a believable district of about 1,900 students and 130 staff in the school year that contains
 * `today`, with its partners, its requests and a small neighbor. Pure: the same arguments give the same
 * value, byte for byte. Every name is drawn from lists of our own and every address is under `.example`.
 * @param seed any number or text.
 * @param today the day that the demo starts, `YYYY-MM-DD`.
 * @throws RangeError when `today` is no day of the calendar.
 */
export function createDemoDistrict(seed: number | string, today: string): DemoDistrict {
  const chance = createChance(`quad demo ${seed}`);
  const year = schoolYearOf(today, PREFIX);
  const book = createRosterBook({ prefix: PREFIX, districtName: NAME, domain: DOMAIN, year, chance });
  const students = fillSchools(book);
  const districtPeople = districtPeopleOf(PREFIX, DOMAIN, book.namer);
  const partnerOrganizations = partnersOf(book.namer);
  const roster: OneRosterTables = {
    ...book.tables(),
    demographics: demographicsOf(students, year.schoolYear, chance.forPart('demographics')),
  };
  return {
    name: NAME,
    organization: {
      sourcedId: book.districtId,
      name: NAME,
      emailDomain: DOMAIN,
      timeZone: 'America/New_York',
      currency: 'USD',
      schoolYear: year.schoolYear,
    },
    roster,
    rosterPeople: rosterPeopleOf(roster, `${PREFIX}-school-high`),
    districtPeople: [...districtPeople, vendorDeveloperOf(PREFIX, book.namer)],
    partnerOrganizations,
    programs: programsOf(year.schoolYear),
    signUps,
    offeringRequests: offeringRequestsOf(PREFIX, today),
    budgetRequests: budgetRequestsOf(PREFIX, year.schoolYear),
    due: dueOf(PREFIX),
    neighbor: neighborOf(today, chance.forPart('neighbor')),
  };
}

function fillSchools(book: RosterBook): readonly Student[] {
  for (const [key, name] of departments) book.addOrg(key, name, 'department');
  const families = createFamilies(book, (schoolId) => schoolId.includes('elementary'));
  const students: Student[] = [];
  for (const [key, name, addTo] of schools) {
    addTo(book, book.addOrg(key, name, 'school'), (grade, schoolId) => {
      const student = families.makeStudent(grade, schoolId);
      students.push(student);
      return student;
    });
  }
  families.addGuardians();
  return students;
}

/**
 * The tables of a district as `@quad/oneroster`'s `writePackage` takes them for version 1.2: file name →
 * rows, targets of references before those who refer to them.
 */
export function toOneRosterTables(district: Pick<DemoDistrict, 'roster'>): OneRosterTables {
  const { academicSessions, orgs, courses, classes, users, roles, enrollments, demographics } =
    district.roster;
  return { academicSessions, orgs, courses, classes, users, roles, enrollments, demographics };
}
