import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const share: NonNullable<QueryResolvers['share']> = (_root, { id }, { load }) => load.shares.load(id);
