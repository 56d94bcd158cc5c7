import type { OrganizationKind } from '@quad/kernel';

export type SchoolLevel = 'ELEMENTARY' | 'MIDDLE' | 'HIGH' | 'K12';

/** What every object that a SIS may send has beside its own fields. */
export interface RosterObject {
  readonly id: string;
  /** The owning organization: a district, or a partner that is a tenant of its own. */
  readonly tenantId: string;
  /** The id in the SIS; our own id for what was made here. */
  readonly sourcedId: string;
  /** The row as the SIS sent it, in OneRoster 1.2 shape as JSON; '' for what was made here. */
  readonly roster: string;
  /** Hash of what the row says, roles of a user among it; '' for what was made here. */
  readonly rosterHash: string;
  /** Gone from the roster; kept, so that it can come back with its id. */
  readonly isDeleted: boolean;
  /** When it went last; what came back keeps it, so it means something beside `isDeleted` alone. */
  readonly removedAtMs?: number | null;
  /** Lower-case name and id: the total order of lists, and what searches look into. */
  readonly sortKey: string;
}

export interface Organization extends RosterObject {
  readonly type: OrganizationKind;
  readonly name: string;
  readonly identifier: string | null;
  readonly parentId: string | null;
  readonly isDemo: boolean;
  readonly level: SchoolLevel | null;
}

export interface AcademicSession extends RosterObject {
  readonly title: string;
  readonly type: string;
  readonly startsOn: string;
  /** Exclusive. */
  readonly endsOn: string;
  readonly schoolYear: number;
  readonly parentId: string | null;
}

export interface RosterCourse extends RosterObject {
  readonly title: string;
  readonly courseCode: string | null;
  readonly subjects: readonly string[];
  readonly grades: readonly string[];
  readonly organizationId: string;
}

export interface Person extends RosterObject {
  /** Null where the person is seen through a share alone. */
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly displayName: string;
  /** Lower case. */
  readonly email: string | null;
  readonly title: string | null;
  readonly organizationIds: readonly string[];
  /** Works here; false for guardians and for students' own sign-ins. */
  readonly isStaff: boolean;
  /** The SIS lets them sign in. */
  readonly isEnabled: boolean;
  /** The students whose rows are this person's own: their own, or their children's. */
  readonly studentIds: readonly string[];
  /** Set on what is read through a share: name, title and organizations are shown, and nothing else. Never stored. */
  readonly isSeenThroughShare?: true;
}

export interface Student extends RosterObject {
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  readonly grade: string | null;
  /** The primary school first. */
  readonly schoolIds: readonly string[];
}

/** That a user belongs to an organization in a role of OneRoster, for a time. */
export interface Membership extends RosterObject {
  readonly userId: string;
  readonly userSourcedId: string;
  readonly organizationId: string;
  readonly role: string;
  readonly isPrimary: boolean;
  readonly beginsOn: string | null;
  readonly endsOn: string | null;
}

export interface RosterClass extends RosterObject {
  readonly title: string;
  readonly classCode: string | null;
  readonly courseId: string;
  readonly schoolId: string;
  readonly termIds: readonly string[];
  readonly periods: readonly string[];
  readonly location: string | null;
  readonly grades: readonly string[];
  readonly classType: string | null;
  readonly subjects: readonly string[];
  /** The primary teacher first. */
  readonly teacherIds: readonly string[];
  readonly studentCount: number;
  /** 0 until the feed has told of it. */
  readonly changeVersion: number;
  /** Hash of what the feed told last. */
  readonly feedHash: string;
}

export type EnrollmentRole = 'ADMINISTRATOR' | 'PROCTOR' | 'STUDENT' | 'TEACHER';

export interface Enrollment extends RosterObject {
  readonly classId: string;
  readonly schoolId: string;
  readonly role: EnrollmentRole;
  readonly studentId: string | null;
  readonly personId: string | null;
  readonly beginsOn: string | null;
  readonly endsOn: string | null;
  readonly isPrimary: boolean | null;
}

/** Its id is the student's. */
export interface Demographics extends RosterObject {
  readonly schoolId: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly americanIndianOrAlaskaNative: boolean | null;
  readonly asian: boolean | null;
  readonly blackOrAfricanAmerican: boolean | null;
  readonly nativeHawaiianOrOtherPacificIslander: boolean | null;
  readonly white: boolean | null;
  readonly demographicRaceTwoOrMoreRaces: boolean | null;
  readonly hispanicOrLatinoEthnicity: boolean | null;
}

/** A row of a table that no page needs (gradebook, resources): kept and given back unchanged. */
export interface PlainRow extends RosterObject {
  readonly file: string;
}

/** The order of lists of people: family name, given name, id. */
export function nameSortKey(familyName: string, givenName: string, id: string): string {
  return `${familyName} ${givenName}`.toLowerCase().concat(' ', id);
}

export function titleSortKey(title: string, id: string): string {
  return `${title.toLowerCase()} ${id}`;
}
