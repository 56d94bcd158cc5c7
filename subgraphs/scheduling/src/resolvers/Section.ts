import type { SectionResolvers } from '../__generated__/resolvers.ts';
import { periodsInOrder } from '../domain/period-grid.ts';
import { inOrder } from '../domain/term.ts';

export const Section: SectionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.section.load(id),
  class: ({ classId }) => ({ id: classId }),
  school: ({ schoolId }) => ({ id: schoolId }),
  teachers: ({ teacherIds }) => teacherIds.map((id) => ({ id })),
  terms: ({ terms }) => inOrder(terms),
  periods: ({ periods }) => periodsInOrder(periods),
};
