import type { Clock, NewId } from '@quad/kernel';
import type { RoleGrant } from './identity.ts';
import type { Lease } from './import-ports.ts';
import type { RosterTable } from './plans/plan.ts';
import type { Organization, Person } from './roster.ts';
import type { RosterExport } from './roster-job.ts';

/** What an export reads, for a job that was allowed when it was asked for. */
export interface ExportMemory {
  district(tenantId: string): Promise<Organization | null>;
  /** The live rows of a table as the SIS sent them, JSON, with our ids; rows of `file` alone where a table holds many. */
  rosterRows(
    tenantId: string,
    table: RosterTable,
    file: string,
  ): AsyncIterable<{ readonly id: string; readonly text: string }>;
  /** Live organizations below the district and staff that were made here, whom no SIS sent. */
  madeHere(tenantId: string): Promise<{
    readonly organizations: readonly Organization[];
    readonly people: readonly Person[];
    readonly grants: readonly RoleGrant[];
  }>;
  progress(lease: Lease, progress: number, message: string): Promise<void>;
  /** Keeps the file, whose students it holds, and its end by retention, and ends the job in one transaction. */
  complete(
    lease: Lease,
    job: RosterExport,
    facts: {
      readonly fileId: string;
      readonly name: string;
      readonly bytes: number;
      readonly sha256: string;
      readonly counts: RosterExport['counts'];
      readonly nowMs: number;
      /** Quad's ids of the students in the package, for the disclosure log of whoever fetches it. */
      readonly studentIds: readonly string[];
      /** When the file is to be deleted. */
      readonly deleteAtMs: number;
    },
  ): Promise<void>;
}

export interface ExportPorts {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly memory: ExportMemory;
  readonly store: {
    ready(): Promise<void>;
    partPathOf(fileId: string): string;
    complete(file: { readonly id: string; readonly sha256: string }): Promise<void>;
  };
}
