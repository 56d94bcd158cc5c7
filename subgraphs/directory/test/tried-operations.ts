/** An organization that nobody of the district belongs to. */
export const foreign = 'org_another_district';
/** The end of ids that are made up. */
export const tail = '00000000-0000-7000-8000-000000000001';

/** What a document of each root field of `Query` looks like; `{X}` is the id of the district's X. */
export const queries: Readonly<Record<string, string>> = {
  organization: 'organization(id: "{Organization}") { name }',
  schools: 'schools(first: 5) { edges { node { name } } }',
  organizations: 'organizations(first: 5) { edges { node { name } } }',
  person: 'person(id: "{Person}") { displayName }',
  student: 'student(id: "{Student}") { displayName }',
  students: 'students(schoolId: "{School}", first: 5) { edges { node { id } } }',
  class: 'class(id: "{Class}") { title }',
  academicSessions: 'academicSessions(first: 5) { edges { node { title } } }',
  rosterImport: 'rosterImport(id: "{RosterImport}") { message }',
  rosterImports: 'rosterImports(first: 5) { edges { node { id } } }',
  rosterExport: 'rosterExport(id: "{RosterExport}") { message }',
  fileUpload: 'fileUpload(id: "{File}") { id }',
  classChanges: 'classChanges(first: 5) { edges { node { title } } }',
  directoryDisclosureChanges: 'directoryDisclosureChanges(first: 5) { edges { node { who } } }',
  directoryDisclosureCheck: 'directoryDisclosureCheck { entries }',
  principalFor: 'principalFor(issuer: "demo", subject: "{Account}") { personId }',
  vendorPrincipalFor: 'vendorPrincipalFor(clientId: "{Vendor}") { vendorId }',
  vendorContacts: 'vendorContacts(ids: ["{Vendor}"]) { id }',
  signInChoices: 'signInChoices(first: 5) { displayName }',
  invitationFor: 'invitationFor(token: "x") { organizationName }',
  demoAccount: 'demoAccount(emailOrId: "{Person}") { subject }',
  vendor: 'vendor(id: "{Vendor}") { name }',
  vendors: 'vendors(first: 5) { edges { node { name } } }',
  roleGrants: 'roleGrants(first: 5) { edges { node { person { displayName } } } }',
  share: 'share(id: "{Share}") { purpose owner { name } givenBy { displayName } object { __typename } }',
  sharesInForce:
    'sharesInForce(personId: "per_1", organizationId: "org_a_third_district", cohortIds: []) { objectId }',
  viewer: 'viewer { organization { name } person { displayName } }',
  searchDirectory: 'searchDirectory(text: "terry", first: 5) { title }',
};

/** The input of each mutation as someone of another district would aim it at this one. */
export const mutations: Readonly<Record<string, object>> = {
  createOrganization: { clientMutationId: 'x', type: 'SCHOOL', name: 'Mine', parentId: '{Organization}' },
  addPerson: {
    clientMutationId: 'x',
    tenantId: '{Organization}',
    givenName: 'A',
    familyName: 'B',
    organizationIds: [],
  },
  grantRole: {
    clientMutationId: 'x',
    personId: '{Person}',
    role: 'DATA_LEAD',
    organizationId: '{Organization}',
  },
  endRoleGrant: { roleGrantId: '{RoleGrant}' },
  createDemoSignIns: { districtId: '{Organization}' },
  inviteAdministrator: { email: 'a@b.example', organizationId: '{Organization}' },
  acceptInvitation: { token: 'x', issuer: 'x', subject: 'x' },
  resetDemo: { districtId: '{Organization}' },
  registerVendor: {
    name: 'Mine',
    districtId: '{Organization}',
    contactEmail: 'a@b.example',
    scopes: ['roster.read'],
    publicJwks: '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"abc"}]}',
  },
  changeVendorStanding: { vendorId: '{Vendor}', standing: 'SUSPENDED', reason: 'x' },
  fileUploadStart: { name: 'a.zip', bytes: 1, sha256: '0'.repeat(64) },
  fileUploadCancel: { fileId: '{File}' },
  fileLinkCreate: { fileId: '{File}', minutes: 5 },
  filesKeep: {
    clientMutationId: 'x',
    districtId: '{Organization}',
    objectId: 'x',
    organizationIds: ['{Organization}'],
    personId: '{Person}',
    fileIds: ['{File}'],
  },
  startRosterImport: {
    clientMutationId: 'x',
    fileId: '{File}',
    districtId: '{Organization}',
    mode: 'STRICT',
    isDryRun: false,
  },
  startRosterExport: { districtId: '{Organization}', version: 'ONEROSTER_12_CSV' },
  shareCreate: {
    clientMutationId: 'x',
    objectId: `bud_${tail}`,
    audience: { organizationId: foreign },
    purpose: 'BUDGET_REVIEW',
    until: '2027-01-01T00:00:00Z',
  },
  shareRevoke: { shareId: '{Share}', reason: 'Because.' },
};

/** A field of each entity that another side may point at. */
export const entityFields: Readonly<Record<string, string>> = {
  Organization: 'name',
  Person: 'displayName',
  Student: 'displayName',
  Class: 'title',
  RosterCourse: 'title',
  AcademicSession: 'title',
  Account: 'isDemo',
  Vendor: 'name',
  Share: 'purpose',
  File: 'name',
};
