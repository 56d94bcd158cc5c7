import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { startRosterImport as start } from '../../use-cases/start-roster-import.ts';

export const startRosterImport: NonNullable<MutationResolvers['startRosterImport']> = async (
  _root,
  { input },
  context,
) => {
  const result = await start(context.ports, context, input);
  if (!result.ok) return toUserError(result.error);
  const { job, isNewDistrict } = result.value;
  const district = job.districtId === null ? null : await context.load.organizations.load(job.districtId);
  return { __typename: 'RosterImportStarted', job, isNewDistrict, district };
};
