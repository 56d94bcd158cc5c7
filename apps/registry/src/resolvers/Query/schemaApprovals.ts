import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { listPage } from '../list-page.ts';

export const schemaApprovals: NonNullable<QueryResolvers['schemaApprovals']> = async (
  _root,
  args,
  { usage, scope },
) => listPage(await usage.approvals(scope), args, ({ id }) => id);
