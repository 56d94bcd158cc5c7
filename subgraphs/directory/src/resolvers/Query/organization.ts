import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const organization: NonNullable<QueryResolvers['organization']> = (_root, { id }, { load }) =>
  load.organizations.load(id);
