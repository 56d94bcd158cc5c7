import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { listPage } from '../list-page.ts';

export const schemaPreviews: NonNullable<QueryResolvers['schemaPreviews']> = async (
  _root,
  args,
  { previews, scope },
) => listPage(await previews.live(scope), args, ({ id }) => id);
