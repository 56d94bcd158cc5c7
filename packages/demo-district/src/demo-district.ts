import type { OrganizationKind, Role } from '@quad/kernel';
import type { OneRosterTables } from './one-roster-rows.ts';

/** A person who is not in the roster: added by hand, as a district would. */
export interface DemoPerson {
  readonly key: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  /** The words on the door. */
  readonly title: string;
  readonly role: Role;
  /** `sourcedId` of the organization that the role is granted on; of a partner: its key. */
  readonly organizationKey: string;
}

/** A person of the roster who stands for a role at the sign-in. */
export interface DemoRosterPerson {
  readonly role: Role;
  readonly userSourcedId: string;
  readonly organizationSourcedId: string;
  /** Of teachers and principals; students and guardians sign in by their id. */
  readonly email: string | null;
}

export interface DemoPartner {
  readonly key: string;
  readonly name: string;
  readonly type: Extract<OrganizationKind, 'FOUNDATION' | 'STATE_DEPARTMENT' | 'SERVICE_CENTER'>;
  readonly person: DemoPerson;
}

/** A program that a partner leads, and where its words come from. */
export interface DemoProgram {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly source: { readonly title: string; readonly text: string };
  /** The key of the partner who leads it. */
  readonly ownerKey: string;
  /** The academic year of the edition that people sign up for: the calendar year in which it starts. */
  readonly liveEditionStartsIn: number;
}

export interface DemoSignUp {
  readonly programKey: string;
  readonly personKey: string;
}

export interface DemoOfferingRequest {
  readonly key: string;
  /** The number of the offering in the catalogue of strategic scheduling, 1 to 11. */
  readonly offeringNumber: number;
  readonly requestedByKey: string;
  readonly departmentSourcedId: string;
  readonly schoolSourcedId: string | null;
  readonly method: 'VIRTUAL' | 'IN_PERSON';
  readonly participants: number;
  readonly preferredStartsOn: string;
  readonly note: string;
}

export interface DemoCostLine {
  readonly stage: 'PLANNING' | 'DELIVERY' | 'COACHING' | 'EVALUATION';
  readonly season: 'SUMMER' | 'FALL' | 'SPRING' | 'ONGOING';
  readonly category:
    | 'STAFF'
    | 'SUBSTITUTES'
    | 'STIPENDS'
    | 'EXPERTS'
    | 'MATERIALS'
    | 'FACILITIES'
    | 'COACH_TRAINING'
    | 'COACHING_TIME'
    | 'DATA_COLLECTION'
    | 'EVALUATION';
  readonly description: string;
  readonly quantity: number;
  readonly unitCostCents: number;
  readonly fund: string;
}

export interface DemoBudgetRequest {
  readonly key: string;
  readonly title: string;
  readonly departmentSourcedId: string;
  readonly requestedByKey: string;
  /** The calendar year in which the fiscal year ends. */
  readonly fiscalYear: number;
  /** How far the demo takes it; a draft without coaching and evaluation lines cannot be submitted. */
  readonly state: 'DRAFT' | 'SUBMITTED' | 'APPROVED';
  readonly lines: readonly DemoCostLine[];
  readonly decision: { readonly byKey: string; readonly note: string } | null;
}

/** What waits for one person of a role when the demo starts. */
export interface DemoDue {
  readonly role: Role;
  readonly kind:
    | 'DECIDE_BUDGET_REQUEST'
    | 'COMPLETE_BUDGET_REQUEST'
    | 'FOLLOW_OFFERING_REQUEST'
    | 'REQUEST_OFFERING'
    | 'SIGN_UP_FOR_PROGRAM'
    | 'ATTEND_NEXT_SESSION'
    | 'LEAD_NEXT_SESSION'
    | 'CHECK_ROSTER'
    | 'CHECK_SECTIONS'
    | 'REGISTER_VENDOR'
    | 'READ_CONTRACT';
  /** The key or `sourcedId` of what it is about. */
  readonly subject: string;
}

export interface DemoOrganizationFacts {
  readonly sourcedId: string;
  readonly name: string;
  readonly emailDomain: string;
  /** IANA zone in which its people meet. */
  readonly timeZone: string;
  readonly currency: 'USD';
  readonly schoolYear: number;
}

/** A whole district as plain values, to be put into the product by its own import and mutations. */
export interface DemoDistrict {
  readonly name: string;
  readonly organization: DemoOrganizationFacts;
  readonly roster: OneRosterTables;
  readonly rosterPeople: readonly DemoRosterPerson[];
  readonly districtPeople: readonly DemoPerson[];
  readonly partnerOrganizations: readonly DemoPartner[];
  readonly programs: readonly DemoProgram[];
  readonly signUps: readonly DemoSignUp[];
  readonly offeringRequests: readonly DemoOfferingRequest[];
  readonly budgetRequests: readonly DemoBudgetRequest[];
  readonly due: readonly DemoDue[];
  /** Another district, whose people see nothing of this one. */
  readonly neighbor: DemoNeighbor;
}

export interface DemoNeighbor {
  readonly name: string;
  readonly organization: DemoOrganizationFacts;
  readonly roster: OneRosterTables;
  readonly rosterPeople: readonly DemoRosterPerson[];
  readonly districtPeople: readonly DemoPerson[];
}
