import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { administrationScope } from '../../domain/permissions.ts';

export const rosterExport: NonNullable<QueryResolvers['rosterExport']> = (
  _root,
  { id },
  { jobs, principal },
) => jobs.rosterExport(administrationScope(principal, 'EXPORT_ROSTER'), id);
