import type { QueryResolvers } from '../../__generated__/resolvers.ts';
import { buildPage } from '../build-page.ts';

export const subgraphVersions: NonNullable<QueryResolvers['subgraphVersions']> = (_root, args, context) =>
  buildPage(context, args, args.subgraph ?? null);
