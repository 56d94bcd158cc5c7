import type { Clock, DueWork, NewId } from '@quad/kernel';
import type { KnownRow, RosterChange, RosterTable } from './plans/plan.ts';
import type { AcademicSession, Enrollment, Organization, RosterClass, RosterCourse } from './roster.ts';
import type { RosterFault, RosterImport } from './roster-job.ts';

/** Whose turn it is: writes of a worker whose lease was taken by another are refused. */
export interface Lease {
  readonly jobId: string;
  readonly leaseId: string;
}

/** The lease went to another worker, which goes on from the last committed batch. */
export class LeaseLost extends Error {
  override name = 'LeaseLost';
}

export type ImportPatch = Partial<
  Pick<
    RosterImport,
    | 'state'
    | 'progress'
    | 'message'
    | 'finishedAtMs'
    | 'isChecked'
    | 'position'
    | 'fileRows'
    | 'counts'
    | 'errorCount'
    | 'warningCount'
    | 'heldReason'
  >
>;

/** What is known of a roster, and where an import writes; all for one tenant. */
export interface ImportMemory {
  district(tenantId: string): Promise<Organization | null>;
  /** All rows of a table, gone ones among them, by their ids in the SIS. */
  known(
    tenantId: string,
    table: RosterTable,
    file: string,
  ): Promise<readonly (readonly [string, KnownRow])[]>;
  /** The membership rows as they were sent, for packages that send only what changed. */
  membershipRows(tenantId: string): Promise<readonly string[]>;
  /**
   * Writes a batch and how far the job has come in one transaction.
   * @throws LeaseLost when another worker has the job.
   */
  commit(lease: Lease, tenantId: string, changes: readonly RosterChange[], patch: ImportPatch): Promise<void>;
  /**
   * Ends the job of a refused package, with its faults, in one transaction; takes the district back that was made
   * for it, as long as no other import was asked for it.
   */
  refuse(
    lease: Lease,
    faults: readonly RosterFault[],
    patch: ImportPatch,
    madeDistrictId: string | null,
  ): Promise<void>;
  /** Writes faults (again, when they stand already) and the patch in one transaction, and what is due later. */
  saveFaults(lease: Lease, faults: readonly RosterFault[], patch: ImportPatch, due?: DueWork): Promise<void>;
}

/** The classes of a tenant with what their change feed tells, and where it is told. */
export interface ClassFeedMemory {
  classes(tenantId: string): Promise<readonly RosterClass[]>;
  courses(tenantId: string): Promise<readonly RosterCourse[]>;
  academicSessions(tenantId: string): Promise<readonly AcademicSession[]>;
  enrollments(
    tenantId: string,
  ): AsyncIterable<Pick<Enrollment, 'id' | 'classId' | 'role' | 'personId' | 'studentId' | 'isPrimary'>>;
  /** Gives each class the next change version, in one transaction with the counter. */
  publish(
    tenantId: string,
    changes: readonly Pick<RosterClass, 'id' | 'teacherIds' | 'studentCount' | 'feedHash'>[],
  ): Promise<void>;
}

export interface ImportPorts {
  readonly clock: Clock;
  readonly newId: NewId;
  /** A short hash of a text, the same in every process. */
  hashOf(text: string): string;
  /** Where a stored file lies on this machine. */
  pathOf(fileId: string): Promise<string>;
  readonly memory: ImportMemory;
  readonly feed: ClassFeedMemory;
}

/** Jobs of one kind. Leases run on real time: moving the demo clock must not take a job from its worker. */
export interface JobQueue<Job> {
  /** The oldest job that waits or whose worker died, or null. */
  claim(nowMs: number): Promise<{ readonly job: Job; readonly lease: Lease } | null>;
  /** False when the job went to another worker. */
  renew(lease: Lease): Promise<boolean>;
  /** Gives the job back at once, to go on where it stands. */
  release(lease: Lease): Promise<void>;
  retryAfter(lease: Lease, waitMs: number, message: string): Promise<void>;
  fail(lease: Lease, finishedAtMs: number, message: string): Promise<void>;
}

/** What the reset of a demo district needs beside an act's memory; each step may be repeated. */
export interface RemoveTenant {
  readonly hashOf: (text: string) => string;
  readonly feed: ClassFeedMemory;
  readonly tenants: {
    /** Also one whose reset was cut off half-way. */
    findDistrict(id: string): Promise<Organization | null>;
    /** Marks the tenant's organizations and classes as gone, so that nobody signs in or finds them. */
    close(tenantId: string): Promise<void>;
    /** Removes all else that the tenant owns; returns how many objects that were. */
    clear(tenantId: string): Promise<number>;
  };
}
