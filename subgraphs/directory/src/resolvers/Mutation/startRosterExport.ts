import { toUserError } from '@quad/subgraph-kit';
import type { MutationResolvers } from '../../__generated__/resolvers.ts';
import { startRosterExport as act } from '../../use-cases/start-roster-export.ts';

export const startRosterExport: NonNullable<MutationResolvers['startRosterExport']> = async (
  _root,
  { input },
  context,
) => {
  const result = await act(context.ports, context, input);
  return result.ok ? { __typename: 'RosterExportStarted', job: result.value } : toUserError(result.error);
};
