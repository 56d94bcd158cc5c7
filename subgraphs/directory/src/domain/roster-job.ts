export type JobState = 'QUEUED' | 'RUNNING' | 'COMPLETED' | 'COMPLETED_WITH_ERRORS' | 'HELD' | 'FAILED';

export interface RosterFileCount {
  readonly file: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly faulty: number;
}

/** Long work as it is stored; instants in milliseconds since 1970 UTC. */
export interface StoredJob {
  readonly id: string;
  /** The district, or the platform's own id for a dry run of a district that does not exist. */
  readonly tenantId: string;
  readonly state: JobState;
  readonly progress: number;
  readonly message: string;
  readonly createdAtMs: number;
  readonly startedAtMs: number | null;
  readonly finishedAtMs: number | null;
  readonly attempts: number;
}

/** How far an import has come: the number of batches that are committed, in the order of reading. */
export interface ImportPosition {
  readonly batch: number;
  /** Set once, when all rows are in: whether absentees are removed or held. */
  readonly removal: 'APPLY' | 'HELD' | null;
}

export interface RosterImport extends StoredJob {
  readonly fileId: string;
  readonly districtId: string | null;
  readonly mode: 'STRICT' | 'TOLERANT';
  readonly isDryRun: boolean;
  /** Whether the district was made for this import; it goes again when the package is refused. */
  readonly hasMadeDistrict: boolean;
  /** Whether the package was checked and its faults written. */
  readonly isChecked: boolean;
  readonly position: ImportPosition;
  /** Well-formed rows by file, found by the check; what progress is measured against. */
  readonly fileRows: readonly { readonly file: string; readonly rows: number }[];
  readonly counts: readonly RosterFileCount[];
  readonly errorCount: number;
  readonly warningCount: number;
  readonly heldReason: string | null;
}

export interface RosterExport extends StoredJob {
  readonly version: 'ONEROSTER_11_CSV' | 'ONEROSTER_12_CSV';
  readonly requestedBy: string;
  readonly fileId: string | null;
  readonly sha256: string | null;
  readonly counts: readonly { readonly file: string; readonly rows: number }[];
}

export interface RosterFault {
  readonly id: string;
  readonly tenantId: string;
  readonly importId: string;
  /** The order of the report: errors first. */
  readonly position: number;
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly sourcedId: string | null;
  readonly field: string | null;
  readonly message: string;
  readonly suggestion: string;
  readonly count: number;
}

/** Owns what belongs to no district yet: the operator's uploads and dry runs of new districts. */
export const PLATFORM_TENANT = 'org_platform';
