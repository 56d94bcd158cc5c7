import type { Role } from '@quad/kernel';
import type { DemoPartner, DemoPerson } from './demo-district.ts';
import { loginOf, type Namer } from './names.ts';

/** The posts of the main district that no roster carries, by the organization that they are granted on. */
const posts: readonly (readonly [key: string, role: Role, title: string, organization: string])[] = [
  ['superintendent', 'SUPERINTENDENT', 'Superintendent', 'district'],
  ['budget-officer', 'BUDGET_OFFICER', 'Budget officer', 'district'],
  ['planning-team', 'PLANNING_TEAM', 'Professional learning planning lead', 'district'],
  ['working-team', 'WORKING_TEAM', 'Delivery working team member', 'district'],
  ['assessor', 'ASSESSOR', 'Microcredential assessor', 'district'],
  ['data-lead', 'DATA_LEAD', 'Data leader and registrar', 'district'],
  ['panelist', 'PANELIST', 'Community panelist', 'district'],
  ['platform-team', 'PLATFORM_TEAM', 'Systems administrator', 'district'],
  ['teaching-lead', 'DEPARTMENT_LEAD', 'Director of Teaching and Learning', 'dept-teaching'],
  ['special-education-lead', 'DEPARTMENT_LEAD', 'Director of Special Education', 'dept-special-education'],
  ['technology-lead', 'DEPARTMENT_LEAD', 'Director of Technology', 'dept-technology'],
  ['coach-leader', 'COACH_LEADER', 'Coordinator of instructional coaching', 'dept-teaching'],
  ['coach', 'COACH', 'Instructional coach', 'school-high'],
];

/** One person for each role that no roster carries; department leads for each department that asks for money. */
export function districtPeopleOf(prefix: string, domain: string, namer: Namer): readonly DemoPerson[] {
  return posts.map(([key, role, title, organization]) =>
    personOf(namer, domain, { key, role, title, organizationKey: `${prefix}-${organization}` }),
  );
}

/** Who builds the SIS vendor's client; the district gives them the role, their address is the vendor's. */
export function vendorDeveloperOf(prefix: string, namer: Namer): DemoPerson {
  return personOf(namer, 'rosterworks.example', {
    key: 'vendor-developer',
    role: 'VENDOR_DEVELOPER',
    title: 'Integration developer, Rosterworks',
    organizationKey: `${prefix}-district`,
  });
}

/** The outside partners of the programs, each with its one person. */
export function partnersOf(namer: Namer): readonly DemoPartner[] {
  const partner = (
    key: string,
    name: string,
    type: DemoPartner['type'],
    domain: string,
    role: Role,
    title: string,
  ): DemoPartner => ({
    key,
    name,
    type,
    person: personOf(namer, domain, { key: `${key}-person`, role, title, organizationKey: key }),
  });
  return [
    partner(
      'foundation',
      'Open Door Learning Foundation',
      'FOUNDATION',
      'opendoor.example',
      'COHORT_FACILITATOR',
      'Cohort facilitator',
    ),
    partner(
      'state-department',
      'Department of Education (demo state)',
      'STATE_DEPARTMENT',
      'education.example',
      'STATE_ADMIN',
      'State program administrator',
    ),
    partner(
      'service-center',
      'Three Rivers Education Service Center',
      'SERVICE_CENTER',
      'threerivers.example',
      'COHORT_COACH',
      'Cohort coach',
    ),
  ];
}

export function personOf(
  namer: Namer,
  domain: string,
  facts: Pick<DemoPerson, 'key' | 'role' | 'title' | 'organizationKey'>,
): DemoPerson {
  const { givenName, familyName } = namer.draw();
  const email = `${loginOf({ givenName, familyName })}@${domain}`;
  return { ...facts, givenName, familyName, email };
}
