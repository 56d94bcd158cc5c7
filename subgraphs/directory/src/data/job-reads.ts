import type { Scope } from '@quad/kernel';
import { type Page, type PageRequest, toPage } from '@quad/subgraph-kit';
import type { StoredFile } from '../domain/file.ts';
import type { PackageContent } from '../domain/package-records.ts';
import type { RosterExport, RosterFault, RosterImport } from '../domain/roster-job.ts';
import type { IdentityModels } from './identity-models.ts';
import { fromRow, type Row } from './row.ts';
import { tenantFilter } from './tenant-filter.ts';

/** Reads of jobs, their faults, and what packages hold. */
export function createJobReads(models: IdentityModels) {
  return {
    async rosterImport(scope: Scope, id: string): Promise<RosterImport | null> {
      const within = tenantFilter(scope);
      if (within === null) return null;
      const row = await models.rosterImports.findOne({ _id: id, ...within }).lean();
      return row === null ? null : fromRow<RosterImport>(row as unknown as Row<RosterImport>);
    },

    /** Newest first. */
    async rosterImports(scope: Scope, request: PageRequest): Promise<Page<RosterImport>> {
      const within = tenantFilter(scope);
      if (within === null) return { rows: [], hasNextPage: false };
      const keyset = request.after === null ? {} : { _id: { $lt: request.after } };
      const rows = await models.rosterImports
        .find({ ...within, ...keyset })
        .sort({ _id: -1 })
        .limit(request.first + 1)
        .lean();
      const jobs = rows.map((row) => fromRow<RosterImport>(row as unknown as Row<RosterImport>));
      return toPage(jobs, request.first);
    },

    async rosterExport(scope: Scope, id: string): Promise<RosterExport | null> {
      const within = tenantFilter(scope);
      if (within === null) return null;
      const row = await models.rosterExports.findOne({ _id: id, ...within }).lean();
      return row === null ? null : fromRow<RosterExport>(row as unknown as Row<RosterExport>);
    },

    /** The faults of an import that the caller may see, in the order of the report. */
    async faultsOf(job: RosterImport, request: PageRequest): Promise<Page<RosterFault>> {
      const after = request.after === null ? {} : { position: { $gt: Number(request.after) } };
      const rows = await models.rosterFaults
        .find({ tenantId: job.tenantId, importId: job.id, ...after })
        .sort({ position: 1 })
        .limit(request.first + 1)
        .lean();
      return toPage(
        rows.map((row) => fromRow<RosterFault>(row as Row<RosterFault>)),
        request.first,
      );
    },

    /** What a package holds, as it was written: files that have rows, and whose. */
    async contentOf(file: StoredFile): Promise<PackageContent> {
      const filter = { tenantId: file.tenantId, fileId: file.id };
      const [job, pages] = await Promise.all([
        models.rosterExports.findOne(filter).lean(),
        models.packageStudents.find(filter).lean(),
      ]);
      if (job === null) throw new Error(`No export says what file ${file.id} holds.`);
      const files = job.counts.filter(({ rows }) => rows > 0).map((count) => count.file);
      return { files, studentIds: pages.flatMap((page) => page.studentIds) };
    },
  };
}

export type JobReads = ReturnType<typeof createJobReads>;
