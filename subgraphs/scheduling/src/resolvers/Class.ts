import type { ClassResolvers } from '../__generated__/resolvers.ts';
import { sectionIdOf } from '../domain/section.ts';

export const Class: ClassResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  section: ({ id }, _args, { loaders }) => loaders.section.load(sectionIdOf(id)),
};
