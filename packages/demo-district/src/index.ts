export { createDemoDistrict, toOneRosterTables } from './create-demo-district.ts';
export type {
  DemoBudgetRequest,
  DemoCostLine,
  DemoDistrict,
  DemoDue,
  DemoNeighbor,
  DemoOfferingRequest,
  DemoOrganizationFacts,
  DemoPartner,
  DemoPerson,
  DemoProgram,
  DemoRosterPerson,
  DemoSignUp,
} from './demo-district.ts';
export type {
  AcademicSessionRow,
  ClassRow,
  CourseRow,
  DemographicsRow,
  EnrollmentRow,
  OneRosterTables,
  OrgRow,
  RoleRow,
  UserRow,
} from './one-roster-rows.ts';
