import { type Action, type Role, roleFacts } from '@quad/kernel';

/** The parts of a home page. */
export type HomePartId =
  | 'mySessions'
  | 'openEditions'
  | 'myLoad'
  | 'mySchools'
  | 'schools'
  | 'offeringRequests'
  | 'budgetsWaiting'
  | 'budgetDrafts'
  | 'budgetsStand'
  | 'managedEditions'
  | 'imports'
  | 'processes'
  | 'contracts'
  | 'catalogue';

export interface HomePlan {
  readonly today: readonly HomePartId[];
  readonly stands: readonly HomePartId[];
}

/** What needs a role today, in the order of its urgency, before what everyone with the permission sees. */
const firstToday: Readonly<Partial<Record<Role, readonly HomePartId[]>>> = {
  BUDGET_OFFICER: ['budgetsWaiting'],
  SUPERINTENDENT: ['budgetsWaiting'],
  DEPARTMENT_LEAD: ['budgetDrafts'],
  PLANNING_TEAM: ['budgetDrafts'],
  DATA_LEAD: ['imports'],
  COHORT_FACILITATOR: ['managedEditions'],
  STATE_ADMIN: ['managedEditions'],
  PLATFORM_TEAM: ['processes'],
  VENDOR_DEVELOPER: ['contracts'],
};

const needs: Readonly<Record<HomePartId, Action>> = {
  mySessions: 'SIGN_UP_FOR_PROGRAM',
  openEditions: 'SIGN_UP_FOR_PROGRAM',
  myLoad: 'READ_TEACHING_LOAD',
  mySchools: 'READ_STAFF',
  schools: 'READ_STAFF',
  offeringRequests: 'READ_OFFERING_REQUESTS',
  budgetsWaiting: 'APPROVE_BUDGET_REQUEST',
  budgetDrafts: 'SUBMIT_BUDGET_REQUEST',
  budgetsStand: 'READ_BUDGET_REQUESTS',
  managedEditions: 'MANAGE_PROGRAM',
  imports: 'IMPORT_ROSTER',
  processes: 'READ_STATUS',
  contracts: 'READ_CONTRACT',
  catalogue: 'READ_OFFERINGS',
};

const todayOrder: readonly HomePartId[] = [
  'budgetDrafts',
  'mySessions',
  'openEditions',
  'managedEditions',
  'imports',
  'processes',
  'contracts',
  'catalogue',
];
const standsOrder: readonly HomePartId[] = [
  'myLoad',
  'offeringRequests',
  'budgetsStand',
  'mySchools',
  'schools',
];

/** Roles that teach have their own load; for all others it is a list on the school's page. */
const teaches: readonly Role[] = ['TEACHER'];
/** Roles that work in one school have that school on their page, the others all schools. */
const worksInSchool: readonly Role[] = ['TEACHER', 'PRINCIPAL', 'COACH', 'SCHEDULING_TEAM'];

/** Partners of a district, such as a foundation, see none of its schools. */
function isOfDistrict(role: Role): boolean {
  return ['DISTRICT', 'DEPARTMENT'].includes(roleFacts(role).grantedOn);
}

/** The parts of a role's home page: what the role may do decides, the role's own order first. */
export function homePlan(role: Role | null, may: (action: Action) => boolean): HomePlan {
  const isOpen = (part: HomePartId) => {
    if (!may(needs[part])) return false;
    if (part === 'myLoad') return role === null || teaches.includes(role);
    if (part === 'mySchools') return role !== null && worksInSchool.includes(role);
    if (part === 'schools') return role === null || isOfDistrict(role);
    return true;
  };
  const first = (role === null ? undefined : firstToday[role]) ?? [];
  const today = [...new Set([...first, ...todayOrder])].filter(isOpen);
  // The catalogue is a first act for those who may ask for something, and otherwise only fills an empty day.
  const hasAct = may('REQUEST_OFFERING') || today.length === 1;
  const stands = standsOrder.filter(isOpen);
  if (hasAct) return { today, stands };
  return {
    today: today.filter((part) => part !== 'catalogue'),
    stands: stands.length === 0 ? ['catalogue'] : stands,
  };
}
