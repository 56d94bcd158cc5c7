/**
 * Ids are `<type prefix>_<UUIDv7>`, opaque to clients. The prefix lets a reader of a
 * log or a link know the noun; UUIDv7 sorts by time of making.
 */
export const idPrefixes = {
  account: 'acc',
  academicSession: 'ses',
  audit: 'aud',
  budgetRequest: 'bud',
  class: 'cls',
  costLine: 'lin',
  disclosure: 'dis',
  dueWork: 'due',
  enrollment: 'enr',
  file: 'fil',
  invitation: 'inv',
  learningSession: 'lse',
  membership: 'mem',
  offering: 'off',
  offeringRequest: 'ofr',
  offeringSeries: 'ofs',
  organization: 'org',
  outbox: 'out',
  person: 'per',
  program: 'prg',
  programEdition: 'edt',
  request: 'req',
  roleGrant: 'rol',
  rosterCourse: 'crs',
  rosterExport: 'exp',
  rosterImport: 'imp',
  rosterRow: 'row',
  schemaApproval: 'apv',
  schemaCheck: 'chk',
  schemaPreview: 'prv',
  section: 'sec',
  session: 'ssn',
  share: 'shr',
  signUp: 'sgn',
  student: 'stu',
  vendor: 'ven',
} as const;

export type IdNoun = keyof typeof idPrefixes;

/** The port that makes ids; chance stays outside the domain. */
export type NewId = (noun: IdNoun) => string;

/** Whether `id` has the form of an id of this noun; says nothing about whether it exists. */
export function isIdOf(noun: IdNoun, id: string): boolean {
  const prefix = `${idPrefixes[noun]}_`;
  return id.startsWith(prefix) && /^[0-9a-f-]{36}$/.test(id.slice(prefix.length));
}
