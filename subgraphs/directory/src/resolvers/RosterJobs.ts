import { readPageRequest, toConnection } from '@quad/subgraph-kit';
import type { RosterExportJobResolvers, RosterImportJobResolvers } from '../__generated__/resolvers.ts';

function instant(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

export const RosterImportJob: RosterImportJobResolvers = {
  startedAt: ({ startedAtMs }) => instant(startedAtMs),
  finishedAt: ({ finishedAtMs }) => instant(finishedAtMs),
  createdAt: ({ createdAtMs }) => new Date(createdAtMs),
  district: ({ districtId }, _args, { load }) =>
    districtId === null ? null : load.organizations.load(districtId),
  async faults(job, args, { jobs }) {
    return toConnection(await jobs.faultsOf(job, readPageRequest(args)), (fault) => String(fault.position));
  },
};

export const RosterExportJob: RosterExportJobResolvers = {
  startedAt: ({ startedAtMs }) => instant(startedAtMs),
  finishedAt: ({ finishedAtMs }) => instant(finishedAtMs),
  createdAt: ({ createdAtMs }) => new Date(createdAtMs),
  district: ({ tenantId }, _args, { load }) => load.organizations.load(tenantId),
  downloadPath: ({ fileId }) => (fileId === null ? null : `/files/${fileId}`),
};
