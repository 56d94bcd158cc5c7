import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { administrationScope } from '../../domain/permissions.ts';

export const rosterImport: NonNullable<QueryResolvers['rosterImport']> = (
  _root,
  { id },
  { jobs, principal },
) => jobs.rosterImport(administrationScope(principal, 'IMPORT_ROSTER'), id);
