import type { Resolvers } from '../__generated__/resolvers.ts';
import { AcademicSession, RosterCourse } from './AcademicSession.ts';
import { Account, DemoSignIn } from './Account.ts';
import { Class, Enrollment } from './Class.ts';
import { ClassChangeEdge } from './ClassChangeEdge.ts';
import { Disclosure, DisclosureReader } from './Disclosure.ts';
import { File, FileUpload } from './FileUpload.ts';
import { acceptInvitation } from './Mutation/acceptInvitation.ts';
import { addPerson } from './Mutation/addPerson.ts';
import { changeVendorStanding } from './Mutation/changeVendorStanding.ts';
import { createDemoSignIns } from './Mutation/createDemoSignIns.ts';
import { createOrganization } from './Mutation/createOrganization.ts';
import { endRoleGrant } from './Mutation/endRoleGrant.ts';
import { fileLinkCreate } from './Mutation/fileLinkCreate.ts';
import { filesKeep } from './Mutation/filesKeep.ts';
import { fileUploadCancel } from './Mutation/fileUploadCancel.ts';
import { fileUploadStart } from './Mutation/fileUploadStart.ts';
import { grantRole } from './Mutation/grantRole.ts';
import { inviteAdministrator } from './Mutation/inviteAdministrator.ts';
import { registerVendor } from './Mutation/registerVendor.ts';
import { resetDemo } from './Mutation/resetDemo.ts';
import { shareCreate } from './Mutation/shareCreate.ts';
import { shareRevoke } from './Mutation/shareRevoke.ts';
import { startRosterExport } from './Mutation/startRosterExport.ts';
import { startRosterImport } from './Mutation/startRosterImport.ts';
import { Organization } from './Organization.ts';
import { Person } from './Person.ts';
import { academicSessions } from './Query/academicSessions.ts';
import { class_ } from './Query/class.ts';
import { classChanges } from './Query/classChanges.ts';
import { demoAccount } from './Query/demoAccount.ts';
import { fileUpload } from './Query/fileUpload.ts';
import { invitationFor } from './Query/invitationFor.ts';
import { organization } from './Query/organization.ts';
import { organizations } from './Query/organizations.ts';
import { person } from './Query/person.ts';
import { principalFor } from './Query/principalFor.ts';
import { roleGrants } from './Query/roleGrants.ts';
import { rosterExport } from './Query/rosterExport.ts';
import { rosterImport } from './Query/rosterImport.ts';
import { rosterImports } from './Query/rosterImports.ts';
import { schools } from './Query/schools.ts';
import { searchDirectory } from './Query/searchDirectory.ts';
import { share } from './Query/share.ts';
import { shareAudiences } from './Query/shareAudiences.ts';
import { sharesInForce } from './Query/sharesInForce.ts';
import { signInChoices } from './Query/signInChoices.ts';
import { student } from './Query/student.ts';
import { students } from './Query/students.ts';
import { vendor } from './Query/vendor.ts';
import { vendorContacts } from './Query/vendorContacts.ts';
import { vendorPrincipalFor } from './Query/vendorPrincipalFor.ts';
import { vendors } from './Query/vendors.ts';
import { viewer } from './Query/viewer.ts';
import { RoleGrant } from './RoleGrant.ts';
import { RosterExportJob, RosterImportJob } from './RosterJobs.ts';
import { Share, ShareAudience } from './Share.ts';
import { Student } from './Student.ts';
import { Vendor } from './Vendor.ts';
import { Viewer } from './Viewer.ts';

export const resolvers: Omit<Resolvers, 'Date' | 'DateTime'> = {
  Query: {
    academicSessions,
    class: class_,
    classChanges,
    demoAccount,
    fileUpload,
    invitationFor,
    organization,
    organizations,
    person,
    principalFor,
    roleGrants,
    rosterExport,
    rosterImport,
    rosterImports,
    schools,
    searchDirectory,
    share,
    shareAudiences,
    sharesInForce,
    signInChoices,
    student,
    students,
    vendor,
    vendorContacts,
    vendorPrincipalFor,
    vendors,
    viewer,
  },
  Mutation: {
    acceptInvitation,
    addPerson,
    changeVendorStanding,
    createDemoSignIns,
    createOrganization,
    endRoleGrant,
    fileLinkCreate,
    filesKeep,
    fileUploadCancel,
    fileUploadStart,
    grantRole,
    inviteAdministrator,
    registerVendor,
    resetDemo,
    shareCreate,
    shareRevoke,
    startRosterExport,
    startRosterImport,
  },
  AcademicSession,
  Account,
  Class,
  ClassChangeEdge,
  DemoSignIn,
  Disclosure,
  DisclosureReader,
  Enrollment,
  File,
  FileUpload,
  Organization,
  Person,
  RoleGrant,
  RosterCourse,
  RosterExportJob,
  RosterImportJob,
  Share,
  ShareAudience,
  Student,
  Vendor,
  Viewer,
};
