import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const person: NonNullable<QueryResolvers['person']> = (_root, { id }, { load }) =>
  load.people.load(id);
