import type { TeachingLoadResolvers } from '../__generated__/resolvers.ts';

export const TeachingLoad: TeachingLoadResolvers = {
  person: ({ personId }) => ({ id: personId }),
  school: ({ schoolId }) => ({ id: schoolId }),
};
