/**
 * Rows of OneRoster 1.2 as plain values: keys are the columns of the standard's CSV files, lists are
 * arrays, days are `YYYY-MM-DD`, a year is a number, a blank field is an absent key. `status` and
 * `dateLastModified` are absent, as a bulk file must have them. Source: 1EdTech OneRoster 1.2 CSV binding.
 */
export interface AcademicSessionRow {
  readonly sourcedId: string;
  readonly title: string;
  readonly type: 'schoolYear' | 'semester';
  readonly startDate: string;
  /** Exclusive. */
  readonly endDate: string;
  readonly parentSourcedId?: string;
  /** The calendar year in which the school year ends. */
  readonly schoolYear: number;
}

export interface OrgRow {
  readonly sourcedId: string;
  readonly name: string;
  readonly type: 'district' | 'school' | 'department';
  readonly identifier: string;
  readonly parentSourcedId?: string;
}

export interface CourseRow {
  readonly sourcedId: string;
  readonly schoolYearSourcedId: string;
  readonly title: string;
  readonly courseCode: string;
  readonly grades: readonly string[];
  readonly orgSourcedId: string;
  readonly subjects: readonly string[];
}

export interface ClassRow {
  readonly sourcedId: string;
  readonly title: string;
  readonly grades: readonly string[];
  readonly courseSourcedId: string;
  readonly classCode: string;
  readonly classType: 'homeroom' | 'scheduled';
  readonly location: string;
  readonly schoolSourcedId: string;
  readonly termSourcedIds: readonly string[];
  readonly subjects: readonly string[];
  /** Absent for a homeroom, which fills the day. */
  readonly periods?: readonly string[];
}

export interface UserRow {
  readonly sourcedId: string;
  readonly enabledUser: boolean;
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly identifier: string;
  readonly email?: string;
  readonly agentSourcedIds?: readonly string[];
  readonly grades?: readonly string[];
  readonly primaryOrgSourcedId: string;
}

export interface RoleRow {
  readonly sourcedId: string;
  readonly userSourcedId: string;
  readonly roleType: 'primary' | 'secondary';
  readonly role: 'aide' | 'counselor' | 'guardian' | 'principal' | 'student' | 'teacher';
  readonly beginDate: string;
  readonly orgSourcedId: string;
}

export interface EnrollmentRow {
  readonly sourcedId: string;
  readonly classSourcedId: string;
  readonly schoolSourcedId: string;
  readonly userSourcedId: string;
  readonly role: 'student' | 'teacher';
  /** Of teachers: who answers for the class. */
  readonly primary?: boolean;
  readonly beginDate: string;
  readonly endDate: string;
}

export interface DemographicsRow {
  /** The student's. */
  readonly sourcedId: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female' | 'unspecified' | 'other';
  readonly americanIndianOrAlaskaNative: boolean;
  readonly asian: boolean;
  readonly blackOrAfricanAmerican: boolean;
  readonly nativeHawaiianOrOtherPacificIslander: boolean;
  readonly white: boolean;
  readonly demographicRaceTwoOrMoreRaces: boolean;
  readonly hispanicOrLatinoEthnicity: boolean;
}

/** The tables of a bulk package, by file; `@quad/oneroster`'s `writePackage` takes them as they are. */
export interface OneRosterTables {
  readonly academicSessions: readonly AcademicSessionRow[];
  readonly orgs: readonly OrgRow[];
  readonly courses: readonly CourseRow[];
  readonly classes: readonly ClassRow[];
  readonly users: readonly UserRow[];
  readonly roles: readonly RoleRow[];
  readonly enrollments: readonly EnrollmentRow[];
  readonly demographics: readonly DemographicsRow[];
}
