import { isWithin } from '@quad/kernel';
import type { PersonResolvers } from '../__generated__/resolvers.ts';
import { mayAskAbout } from '../domain/permissions.ts';
import { teachingLoadsOf } from '../domain/teaching-load.ts';
import { inOrder, termsOfCurrentYear } from '../domain/term.ts';
import { todayOf } from '../domain/today.ts';
import { showGrid } from '../use-cases/show-grid.ts';

export const Person: PersonResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  async teachingLoad({ id }, { termId }, context) {
    const scope = context.scopes.loads;
    if (!mayAskAbout(scope, id)) return null;
    const sections = await context.loaders.taughtBy.load(id);
    const known = inOrder(sections.flatMap((section) => section.terms));
    const asked = termId ? await context.sections.term(scope, termId) : null;
    const terms = termId
      ? asked === null
        ? []
        : [asked]
      : termsOfCurrentYear(known, todayOf(context.clock));
    return teachingLoadsOf(sections, terms).filter(
      ({ tenantId, schoolId, personId }) =>
        personId === id && isWithin(scope, { tenantId, organizationId: schoolId, personId }),
    );
  },

  async teacherGrid({ id }, { termId }, context) {
    const scope = context.scopes.teacherGrid;
    if (!mayAskAbout(scope, id)) return null;
    const sections = await context.loaders.taughtBy.load(id);
    return showGrid(context, scope, { sections, termId: termId ?? null, heading: '' });
  },
};
