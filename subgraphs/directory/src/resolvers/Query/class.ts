import type { QueryResolvers } from '../../__generated__/resolvers.ts';

export const class_: NonNullable<QueryResolvers['class']> = (_root, { id }, { load }) =>
  load.classes.load(id);
