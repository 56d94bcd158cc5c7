import type { Action, Reach, RoleFacts } from './role-facts.ts';

/** What every role may. */
const everyone = {
  READ_PROGRAM: 'TENANT',
  READ_OFFERINGS: 'TENANT',
} as const satisfies Partial<Record<Action, Reach>>;

/**
 * The roles of a district's people, in one place: permission tables, demo sign-ins,
 * home pages and the journeys' matrix are made from this file.
 *
 * `grantedOn` is the kind of organization that a grant of the role names.
 * `may` lists the acts with how far they reach:
 *   OWN           what is about the person themself
 *   ORGANIZATION  what belongs to the organization of the grant (a school, a department)
 *   TENANT        all of the district (or partner organization) that the person acts for
 * `mustNot` names acts that the role is refused on purpose; tests try each.
 */
export const roles = {
  TEACHER: {
    label: 'Teacher',
    grantedOn: 'SCHOOL',
    homePath: '/home/teacher',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      READ_STAFF: 'ORGANIZATION',
      READ_ROSTER: 'OWN',
      READ_SECTIONS: 'ORGANIZATION',
      READ_TEACHING_LOAD: 'OWN',
      SIGN_UP_FOR_PROGRAM: 'OWN',
    },
    mustNot: [
      'READ_DEMOGRAPHICS',
      'IMPORT_ROSTER',
      'READ_BUDGET_REQUESTS',
      'APPROVE_BUDGET_REQUEST',
      'SHARE_OBJECT',
    ],
  },
  PRINCIPAL: {
    label: 'Principal',
    grantedOn: 'SCHOOL',
    homePath: '/home/principal',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      SHARE_OBJECT: 'ORGANIZATION',
      READ_STAFF: 'TENANT',
      READ_ROSTER: 'ORGANIZATION',
      READ_SECTIONS: 'ORGANIZATION',
      READ_TEACHING_LOAD: 'ORGANIZATION',
      SIGN_UP_FOR_PROGRAM: 'OWN',
      REQUEST_OFFERING: 'ORGANIZATION',
      READ_OFFERING_REQUESTS: 'ORGANIZATION',
      READ_BUDGET_REQUESTS: 'ORGANIZATION',
      DRAFT_BUDGET_REQUEST: 'ORGANIZATION',
      SUBMIT_BUDGET_REQUEST: 'ORGANIZATION',
    },
    mustNot: ['APPROVE_BUDGET_REQUEST', 'READ_DEMOGRAPHICS', 'GRANT_ROLE', 'MANAGE_PROGRAM'],
  },
  COACH: {
    label: 'Instructional coach',
    grantedOn: 'SCHOOL',
    homePath: '/home/coach',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      READ_STAFF: 'ORGANIZATION',
      READ_SECTIONS: 'ORGANIZATION',
      READ_TEACHING_LOAD: 'ORGANIZATION',
      SIGN_UP_FOR_PROGRAM: 'OWN',
    },
    mustNot: ['READ_ROSTER', 'READ_BUDGET_REQUESTS', 'APPROVE_BUDGET_REQUEST'],
  },
  COACH_LEADER: {
    label: 'Coach leader',
    grantedOn: 'DEPARTMENT',
    homePath: '/home/coach-leader',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      READ_STAFF: 'TENANT',
      READ_TEACHING_LOAD: 'TENANT',
      READ_OFFERING_REQUESTS: 'TENANT',
      SIGN_UP_FOR_PROGRAM: 'OWN',
    },
    mustNot: ['READ_ROSTER', 'APPROVE_BUDGET_REQUEST', 'IMPORT_ROSTER'],
  },
  DEPARTMENT_LEAD: {
    label: 'Department lead',
    grantedOn: 'DEPARTMENT',
    homePath: '/home/department',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      SHARE_OBJECT: 'ORGANIZATION',
      READ_STAFF: 'TENANT',
      SIGN_UP_FOR_PROGRAM: 'OWN',
      REQUEST_OFFERING: 'TENANT',
      READ_OFFERING_REQUESTS: 'TENANT',
      READ_BUDGET_REQUESTS: 'ORGANIZATION',
      DRAFT_BUDGET_REQUEST: 'ORGANIZATION',
      SUBMIT_BUDGET_REQUEST: 'ORGANIZATION',
    },
    mustNot: ['APPROVE_BUDGET_REQUEST', 'READ_ROSTER', 'GRANT_ROLE'],
  },
  PLANNING_TEAM: {
    label: 'Professional learning planning team',
    grantedOn: 'DISTRICT',
    homePath: '/home/planning',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      SHARE_OBJECT: 'TENANT',
      READ_STAFF: 'TENANT',
      SIGN_UP_FOR_PROGRAM: 'OWN',
      REQUEST_OFFERING: 'TENANT',
      READ_OFFERING_REQUESTS: 'TENANT',
      READ_BUDGET_REQUESTS: 'TENANT',
      DRAFT_BUDGET_REQUEST: 'TENANT',
      SUBMIT_BUDGET_REQUEST: 'TENANT',
    },
    mustNot: ['APPROVE_BUDGET_REQUEST', 'READ_ROSTER', 'READ_DEMOGRAPHICS'],
  },
  WORKING_TEAM: {
    label: 'Working team member',
    grantedOn: 'DISTRICT',
    homePath: '/home/working-team',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      READ_STAFF: 'TENANT',
      READ_OFFERING_REQUESTS: 'TENANT',
      SIGN_UP_FOR_PROGRAM: 'OWN',
    },
    mustNot: ['DRAFT_BUDGET_REQUEST', 'APPROVE_BUDGET_REQUEST', 'READ_ROSTER'],
  },
  ASSESSOR: {
    label: 'Assessor',
    grantedOn: 'DISTRICT',
    homePath: '/home/assessor',
    may: { ...everyone, SIGN_UP_FOR_PROGRAM: 'OWN', READ_SECTIONS: 'OWN' },
    mustNot: ['READ_STAFF', 'READ_ROSTER', 'READ_BUDGET_REQUESTS'],
  },
  BUDGET_OFFICER: {
    label: 'Budget officer',
    grantedOn: 'DISTRICT',
    homePath: '/home/budget',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      SHARE_OBJECT: 'TENANT',
      READ_STAFF: 'TENANT',
      READ_OFFERING_REQUESTS: 'TENANT',
      READ_BUDGET_REQUESTS: 'TENANT',
      APPROVE_BUDGET_REQUEST: 'TENANT',
    },
    mustNot: ['READ_ROSTER', 'READ_DEMOGRAPHICS', 'REQUEST_OFFERING', 'MANAGE_PROGRAM'],
  },
  SUPERINTENDENT: {
    label: 'Superintendent',
    grantedOn: 'DISTRICT',
    homePath: '/home/superintendent',
    may: {
      ...everyone,
      READ_SHARES: 'TENANT',
      SHARE_OBJECT: 'TENANT',
      READ_STAFF: 'TENANT',
      READ_SECTIONS: 'TENANT',
      READ_TEACHING_LOAD: 'TENANT',
      SIGN_UP_FOR_PROGRAM: 'OWN',
      REQUEST_OFFERING: 'TENANT',
      READ_OFFERING_REQUESTS: 'TENANT',
      READ_BUDGET_REQUESTS: 'TENANT',
      APPROVE_BUDGET_REQUEST: 'TENANT',
      GRANT_ROLE: 'TENANT',
    },
    mustNot: ['READ_DEMOGRAPHICS', 'MANAGE_PROGRAM', 'OPERATE_PLATFORM'],
  },
  COHORT_FACILITATOR: {
    label: 'Cohort facilitator',
    grantedOn: 'FOUNDATION',
    homePath: '/home/facilitator',
    may: {
      ...everyone,
      MANAGE_PROGRAM: 'TENANT',
      READ_STAFF: 'OWN',
      READ_SHARES: 'TENANT',
      SHARE_OBJECT: 'TENANT',
    },
    mustNot: ['READ_ROSTER', 'READ_BUDGET_REQUESTS', 'READ_OFFERING_REQUESTS', 'IMPORT_ROSTER'],
  },
  STATE_ADMIN: {
    label: 'State administrator',
    grantedOn: 'STATE_DEPARTMENT',
    homePath: '/home/state',
    may: { ...everyone, MANAGE_PROGRAM: 'TENANT', READ_SHARES: 'TENANT', SHARE_OBJECT: 'TENANT' },
    mustNot: ['READ_ROSTER', 'READ_STAFF', 'READ_BUDGET_REQUESTS'],
  },
  COHORT_COACH: {
    label: 'Cohort coach',
    grantedOn: 'SERVICE_CENTER',
    homePath: '/home/cohort-coach',
    may: { ...everyone, SIGN_UP_FOR_PROGRAM: 'OWN', READ_SHARES: 'TENANT' },
    mustNot: ['READ_ROSTER', 'READ_BUDGET_REQUESTS', 'MANAGE_PROGRAM'],
  },
  SCHEDULING_TEAM: {
    label: 'Counselor and scheduling team',
    grantedOn: 'SCHOOL',
    homePath: '/home/scheduling',
    may: {
      ...everyone,
      READ_STAFF: 'TENANT',
      READ_ROSTER: 'ORGANIZATION',
      READ_SECTIONS: 'ORGANIZATION',
      READ_TEACHING_LOAD: 'ORGANIZATION',
      SIGN_UP_FOR_PROGRAM: 'OWN',
      REQUEST_OFFERING: 'ORGANIZATION',
      READ_OFFERING_REQUESTS: 'ORGANIZATION',
    },
    mustNot: ['READ_DEMOGRAPHICS', 'READ_BUDGET_REQUESTS', 'APPROVE_BUDGET_REQUEST'],
  },
  DATA_LEAD: {
    label: 'Data leader and registrar',
    grantedOn: 'DISTRICT',
    homePath: '/home/data',
    may: {
      ...everyone,
      READ_STAFF: 'TENANT',
      READ_ROSTER: 'TENANT',
      READ_DEMOGRAPHICS: 'TENANT',
      IMPORT_ROSTER: 'TENANT',
      EXPORT_ROSTER: 'TENANT',
      READ_DISCLOSURES: 'TENANT',
      READ_SECTIONS: 'TENANT',
      READ_TEACHING_LOAD: 'TENANT',
      REGISTER_VENDOR: 'TENANT',
      SUSPEND_VENDOR: 'TENANT',
      REVOKE_VENDOR: 'TENANT',
      SIGN_UP_FOR_PROGRAM: 'OWN',
    },
    mustNot: ['APPROVE_BUDGET_REQUEST', 'DRAFT_BUDGET_REQUEST', 'MANAGE_PROGRAM'],
  },
  PANELIST: {
    label: 'Parent or community panelist',
    grantedOn: 'DISTRICT',
    homePath: '/home/panelist',
    may: { ...everyone, SIGN_UP_FOR_PROGRAM: 'OWN' },
    mustNot: [
      'READ_STAFF',
      'READ_ROSTER',
      'READ_BUDGET_REQUESTS',
      'READ_DISCLOSURES',
      'SHARE_OBJECT',
      'READ_SHARES',
    ],
  },
  PLATFORM_TEAM: {
    label: 'Platform team',
    grantedOn: 'DISTRICT',
    homePath: '/home/platform',
    may: {
      ...everyone,
      READ_STATUS: 'TENANT',
      READ_GRAPH: 'TENANT',
      READ_CONTRACT: 'TENANT',
      GRANT_ROLE: 'TENANT',
      REGISTER_VENDOR: 'TENANT',
      // An emergency is theirs; to end what the district agreed on is the district's.
      SUSPEND_VENDOR: 'TENANT',
    },
    mustNot: [
      'READ_ROSTER',
      'READ_DEMOGRAPHICS',
      'APPROVE_BUDGET_REQUEST',
      'REVOKE_VENDOR',
      'SHARE_OBJECT',
      'READ_SHARES',
    ],
  },
  // The person who builds against the graph; the vendor's own client signs with its key and has no pages.
  VENDOR_DEVELOPER: {
    label: "SIS vendor's developer",
    grantedOn: 'DISTRICT',
    homePath: '/home/vendor',
    may: { ...everyone, READ_CONTRACT: 'TENANT' },
    mustNot: [
      'READ_STAFF',
      'READ_ROSTER',
      'READ_DEMOGRAPHICS',
      'READ_BUDGET_REQUESTS',
      'READ_GRAPH',
      'SHARE_OBJECT',
      'READ_SHARES',
    ],
  },
  STUDENT: {
    label: 'Student',
    grantedOn: 'SCHOOL',
    homePath: '/home/student',
    may: { ...everyone, READ_ROSTER: 'OWN', READ_SECTIONS: 'OWN', READ_DISCLOSURES: 'OWN' },
    mustNot: ['READ_STAFF', 'READ_BUDGET_REQUESTS', 'SIGN_UP_FOR_PROGRAM', 'SHARE_OBJECT', 'READ_SHARES'],
  },
  GUARDIAN: {
    label: 'Guardian',
    grantedOn: 'SCHOOL',
    homePath: '/home/guardian',
    may: { ...everyone, READ_ROSTER: 'OWN', READ_SECTIONS: 'OWN', READ_DISCLOSURES: 'OWN' },
    mustNot: ['READ_STAFF', 'READ_BUDGET_REQUESTS', 'SIGN_UP_FOR_PROGRAM', 'SHARE_OBJECT', 'READ_SHARES'],
  },
} as const satisfies Record<string, RoleFacts>;

export type Role = keyof typeof roles;

export const roleIds = Object.keys(roles) as readonly Role[];

/** The facts of a role, widened so that every role answers the same questions. */
export function roleFacts(role: Role): RoleFacts {
  return roles[role];
}
