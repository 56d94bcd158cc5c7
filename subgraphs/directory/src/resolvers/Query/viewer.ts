import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const viewer: NonNullable<QueryResolvers['viewer']> = (_root, _args, { principal }) => principal;
