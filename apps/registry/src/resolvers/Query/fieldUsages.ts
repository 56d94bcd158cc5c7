import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { listPage } from '../list-page.ts';

export const fieldUsages: NonNullable<QueryResolvers['fieldUsages']> = async (
  _root,
  { isUnused, type, ...page },
  { usage, scope },
) => {
  const wanted = (await usage.fields(scope))
    .filter(({ uses }) => isUnused == null || isUnused === (uses.length === 0))
    .filter(({ coordinate }) => type == null || coordinate.startsWith(`${type}.`));
  return listPage(wanted, page, ({ coordinate }) => coordinate);
};
