/** How far an act reaches: oneself, the organization of the grant, or the whole tenant. */
export type Reach = 'OWN' | 'ORGANIZATION' | 'TENANT';

export const actions = [
  'READ_STAFF',
  'READ_ROSTER',
  'READ_DEMOGRAPHICS',
  'IMPORT_ROSTER',
  'EXPORT_ROSTER',
  'READ_DISCLOSURES',
  'GRANT_ROLE',
  'REGISTER_VENDOR',
  'SUSPEND_VENDOR',
  'REVOKE_VENDOR',
  'READ_SECTIONS',
  'READ_TEACHING_LOAD',
  'READ_PROGRAM',
  'MANAGE_PROGRAM',
  'SIGN_UP_FOR_PROGRAM',
  'READ_OFFERINGS',
  'REQUEST_OFFERING',
  'READ_OFFERING_REQUESTS',
  'READ_BUDGET_REQUESTS',
  'DRAFT_BUDGET_REQUEST',
  'SUBMIT_BUDGET_REQUEST',
  'APPROVE_BUDGET_REQUEST',
  'SHARE_OBJECT',
  'READ_SHARES',
  'READ_STATUS',
  'READ_GRAPH',
  'READ_CONTRACT',
  'OPERATE_PLATFORM',
] as const;

export type Action = (typeof actions)[number];

export type OrganizationKind =
  | 'STATE_DEPARTMENT'
  | 'FOUNDATION'
  | 'SERVICE_CENTER'
  | 'CHARTER_NETWORK'
  | 'DISTRICT'
  | 'SCHOOL'
  | 'DEPARTMENT'
  | 'VENDOR';

export interface RoleFacts {
  /** The label in English; the portal's catalogue translates it by the role's id. */
  readonly label: string;
  readonly grantedOn: OrganizationKind;
  /** The portal's path of the role's home page. */
  readonly homePath: string;
  readonly may: Readonly<Partial<Record<Action, Reach>>>;
  readonly mustNot: readonly Action[];
}
