/** The tables that an import writes. */
export type RosterTable =
  | 'academicSessions'
  | 'organizations'
  | 'courses'
  | 'students'
  | 'people'
  | 'memberships'
  | 'classes'
  | 'enrollments'
  | 'demographics'
  | 'plainRows';

/** A stored row as an import compares it with a package. */
export interface KnownRow {
  readonly id: string;
  readonly table: RosterTable;
  readonly rosterHash: string;
  readonly isDeleted: boolean;
  /** Where the threshold of removals is counted; '' for what belongs to no school. */
  readonly schoolId: string;
  readonly sortKey: string;
}

/** One write of an import. */
export interface RosterChange {
  readonly table: RosterTable | 'roleGrants';
  readonly op: 'INSERT' | 'UPDATE' | 'UPSERT';
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a row of a package wants to be here. */
export interface Plan {
  readonly table: RosterTable;
  /** Where the id is another object's: demographics bear their user's. */
  readonly id?: string;
  readonly schoolId: string;
  /** What the row rests on beside itself; a change of it is a change of the row. */
  readonly context: readonly unknown[];
  /** The stored fields beside those that every row has; `sortKey` without the id at its end. */
  readonly fields: Readonly<Record<string, unknown>> & { readonly sortKey: string };
  /** Fields that a new row has and later rows leave alone. */
  readonly initial?: Readonly<Record<string, unknown>>;
  /** Writes that go along with the row. */
  readonly alongside?: (id: string) => readonly RosterChange[];
}

/** The row refers to something that is not known, so it is left out. */
export interface Unresolved {
  readonly unresolvedField: string;
}

export interface UserRole {
  readonly role: string;
  readonly orgSourcedId: string;
  readonly isPrimary: boolean;
}

/** What plans look up: rows that came before, in this package or an earlier one. */
export interface Lookup {
  readonly tenantId: string;
  readonly isDemo: boolean;
  readonly nowMs: number;
  find(
    file: 'academicSessions' | 'orgs' | 'courses' | 'classes' | 'users',
    sourcedId: string,
  ): KnownRow | undefined;
  rolesOf(userSourcedId: string): readonly UserRole[];
}

export type PlanRow<Row> = (row: Row, lookup: Lookup) => Plan | Unresolved;

export function unresolved(field: string): Unresolved {
  return { unresolvedField: field };
}
