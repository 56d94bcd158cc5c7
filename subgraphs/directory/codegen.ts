import { subgraphCodegen } from '@quad/subgraph-kit/codegen';

export default subgraphCodegen({
  Organization: '../domain/roster.ts#Organization as OrganizationRow',
  AcademicSession: '../domain/roster.ts#AcademicSession as AcademicSessionRow',
  RosterCourse: '../domain/roster.ts#RosterCourse as RosterCourseRow',
  Class: '../domain/roster.ts#RosterClass as RosterClassRow',
  Enrollment: '../domain/roster.ts#Enrollment as EnrollmentRow',
  Person: '../domain/roster.ts#Person as PersonRow',
  Student: '../domain/roster.ts#Student as StudentRow',
  Demographics: '../domain/roster.ts#Demographics as DemographicsRow',
  Account: '../domain/identity.ts#Account as AccountRow',
  RoleGrant: '../domain/identity.ts#RoleGrant as RoleGrantRow',
  Vendor: '../domain/identity.ts#Vendor as VendorRow',
  Viewer: '@quad/kernel#Principal',
  DemoSignIn: '../use-cases/create-demo-sign-ins.ts#DemoSignIn as DemoSignInRow',
  FileUpload: '../domain/file.ts#StoredFile',
  RosterImportJob: '../domain/roster-job.ts#RosterImport as RosterImportRow',
  RosterExportJob: '../domain/roster-job.ts#RosterExport as RosterExportRow',
  RosterFault: '../domain/roster-job.ts#RosterFault as RosterFaultRow',
  Disclosure: '../domain/disclosure.ts#Disclosure as DisclosureRow',
  DisclosureReader: '../domain/disclosure.ts#Disclosure as DisclosureReaderRow',
  ClassChangeEdge: '../domain/class-facts.ts#ClassChange as ClassChangeRow',
});
