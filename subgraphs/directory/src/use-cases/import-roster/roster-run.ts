import type { RosterFile } from '@quad/oneroster';
import type { ImportPatch, ImportPorts, Lease } from '../../domain/import-ports.ts';
import type { KnownRow, Lookup, RosterChange, RosterTable, UserRole } from '../../domain/plans/plan.ts';
import type { RosterFileCount, RosterImport } from '../../domain/roster-job.ts';

/** Rows that are read between two commits; one transaction each. */
const BATCH_ROWS = 1_000;

export type CountName = 'created' | 'updated' | 'unchanged' | 'removed' | 'faulty';

/** The rows of one file that are known, and which of them the package has named. */
export interface Target {
  readonly file: RosterFile;
  readonly known: Map<string, KnownRow>;
  /** The same SIS id in the other table, where a user was a student once and is staff now, or back. */
  readonly alternates: Map<string, KnownRow>;
  readonly seen: Set<string>;
}

export interface RosterRun {
  readonly job: RosterImport;
  readonly ports: ImportPorts;
  readonly lookup: Lookup;
  readonly roles: Map<string, UserRole[]>;
  /** References that did not resolve: `file field` → the first line and how often. */
  readonly unresolved: Map<string, { readonly line: number; readonly sourcedId: string; count: number }>;
  open(file: RosterFile, tables: readonly RosterTable[]): Promise<Target>;
  count(file: RosterFile, name: CountName, by?: number): void;
  write(changes: readonly RosterChange[]): void;
  /** Notes that a row was read; commits when the batch is full. */
  rowRead(file: RosterFile): Promise<void>;
  flush(message: string, more?: ImportPatch): Promise<void>;
  /** Commits removals; these follow all batches, and are found anew by a run that takes over. */
  flushRemovals(message: string): Promise<void>;
  counts(): readonly RosterFileCount[];
}

/**
 * One run of an import over a package. A run that takes over from a dead one reads the package from its
 * beginning, and leaves out the batches that are committed: since reading is deterministic, each batch is
 * applied and counted exactly once.
 */
export function createRosterRun(
  ports: ImportPorts,
  job: RosterImport,
  lease: Lease,
  district: { readonly tenantId: string; readonly isDemo: boolean },
  /** Whether a file is counted: roles that stand in users.csv are no file of their own. */
  isListed: (file: string) => boolean,
): RosterRun {
  const targets = new Map<string, Target>();
  const roles = new Map<string, UserRole[]>();
  const totals = new Map<string, RosterFileCount>(job.counts.map((count) => [count.file, count]));
  const totalRows = job.fileRows.reduce((sum, file) => sum + file.rows, 0);
  let pending: RosterChange[] = [];
  let pendingCounts: { file: string; name: CountName | 'rows'; by: number }[] = [];
  let rowsInBatch = 0;
  let batch = 0;
  let rowsDone = 0;
  let rowsOfFile = 0;

  const lookup: Lookup = {
    tenantId: district.tenantId,
    isDemo: district.isDemo,
    nowMs: ports.clock.now().epochMilliseconds,
    find(file, sourcedId) {
      const row = targets.get(file)?.known.get(sourcedId);
      return row === undefined || row.isDeleted ? undefined : row;
    },
    rolesOf: (userSourcedId) => roles.get(userSourcedId) ?? [],
  };

  function settleCounts(): void {
    for (const { file, name, by } of pendingCounts) {
      if (!isListed(file)) continue;
      const before = totals.get(file) ?? emptyCount(file);
      totals.set(file, { ...before, [name]: before[name] + by });
    }
    pendingCounts = [];
  }

  async function flush(message: string, more: ImportPatch = {}): Promise<void> {
    const isNew = batch >= job.position.batch;
    batch += 1;
    rowsInBatch = 0;
    const changes = job.isDryRun ? [] : pending;
    pending = [];
    if (!isNew) {
      pendingCounts = [];
      return;
    }
    settleCounts();
    const share = totalRows === 0 ? 1 : Math.min(1, rowsDone / totalRows);
    await ports.memory.commit(lease, district.tenantId, changes, {
      progress: 0.2 + 0.7 * share,
      message,
      counts: [...totals.values()],
      position: { batch, removal: job.position.removal },
      ...more,
    });
  }

  return {
    job,
    ports,
    lookup,
    roles,
    unresolved: new Map(),
    async open(file, tables) {
      const target: Target = { file, known: new Map(), alternates: new Map(), seen: new Set() };
      for (const table of tables) {
        for (const [sourcedId, row] of await ports.memory.known(district.tenantId, table, file)) {
          const other = target.known.get(sourcedId);
          const [live, gone] = other === undefined || other.isDeleted ? [row, other] : [other, row];
          target.known.set(sourcedId, live);
          if (gone !== undefined) target.alternates.set(`${gone.table} ${sourcedId}`, gone);
        }
      }
      targets.set(file, target);
      rowsOfFile = 0;
      return target;
    },
    count(file, name, by = 1) {
      pendingCounts.push({ file, name, by });
    },
    write(changes) {
      pending.push(...changes);
    },
    async rowRead(file) {
      rowsInBatch += 1;
      rowsDone += 1;
      rowsOfFile += 1;
      pendingCounts.push({ file, name: 'rows', by: 1 });
      if (rowsInBatch >= BATCH_ROWS) await flush(progressMessage(job, file, rowsOfFile));
    },
    flush,
    async flushRemovals(message) {
      settleCounts();
      const changes = job.isDryRun ? [] : pending;
      pending = [];
      const position = {
        batch: Math.max(job.position.batch, batch),
        removal: 'APPLY',
      } as const;
      await ports.memory.commit(lease, district.tenantId, changes, {
        message,
        counts: [...totals.values()],
        position,
      });
    },
    counts: () => [...totals.values()],
  };
}

function emptyCount(file: string): RosterFileCount {
  return { file, rows: 0, created: 0, updated: 0, unchanged: 0, removed: 0, faulty: 0 };
}

/** For example `Enrollments: 12,000 of 25,576.` */
export function progressMessage(job: Pick<RosterImport, 'fileRows'>, file: string, rows: number): string {
  const all = job.fileRows.find((entry) => entry.file === file)?.rows;
  const label = file.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  const upTo = all === undefined ? '' : ` of ${all.toLocaleString('en-US')}`;
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${rows.toLocaleString('en-US')}${upTo}.`;
}
