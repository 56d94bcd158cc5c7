import { type Page, readPageRequest, toConnection, toPage } from '@quad/subgraph-kit';
import type { OrganizationResolvers } from '../__generated__/resolvers.ts';
import { periodsInOrder } from '../domain/period-grid.ts';
import { type Section as SectionFacts, searchWords, sectionOrderKey } from '../domain/section.ts';
import { type TeachingLoad, teachingLoadKey } from '../domain/teaching-load.ts';
import { currentTerm } from '../domain/term.ts';
import { todayOf } from '../domain/today.ts';
import { listTeachingLoads } from '../use-cases/list-teaching-loads.ts';
import { showGrid } from '../use-cases/show-grid.ts';

const toSections = (page: Page<SectionFacts>) => toConnection(page, (section) => sectionOrderKey(section));
const toLoads = (page: Page<TeachingLoad>) => toConnection(page, (load) => teachingLoadKey(load));
const noRows = { rows: [], hasNextPage: false };

export const Organization: OrganizationResolvers = {
  __resolveReference: ({ id }) => ({ id }),

  async sections({ id: organizationId }, args, { sections, scopes }) {
    const scope = scopes.sections;
    const { first, after } = readPageRequest(args);
    if (scope.reach === 'NONE') return null;
    const term = args.termId ? await sections.term(scope, args.termId) : null;
    if (args.termId && term === null) return toSections(noRows);
    const words = searchWords(args.text ?? '');
    const rows = await sections.page(scope, { organizationId, term, words, after, limit: first + 1 });
    return toSections(toPage(rows, first));
  },

  async teachingLoads({ id: organizationId }, args, { sections, scopes, clock }) {
    const scope = scopes.loads;
    const { first, after } = readPageRequest(args);
    if (scope.reach === 'NONE') return null;
    const term = args.termId
      ? await sections.term(scope, args.termId)
      : currentTerm(await sections.terms(scope, organizationId), todayOf(clock));
    if (term === null) return toLoads(noRows);
    const page = await listTeachingLoads(sections, scope, { organizationId, term, after, first });
    return toLoads(page);
  },

  async rooms({ id }, _args, { sections, scopes }) {
    if (scopes.rooms.reach === 'NONE') return null;
    return periodsInOrder(await sections.rooms(scopes.rooms, id));
  },

  async roomGrid({ id }, { location, termId }, context) {
    const scope = context.scopes.rooms;
    if (scope.reach === 'NONE') return null;
    const sections = await context.sections.inRoom(scope, id, location);
    if (sections.length === 0) return null;
    return showGrid(context, scope, { sections, termId: termId ?? null, heading: location });
  },

  async schedulingTerms({ id }, _args, { sections, scopes }) {
    const scope = scopes.sections.reach === 'NONE' ? scopes.loads : scopes.sections;
    return scope.reach === 'NONE' ? null : sections.terms(scope, id);
  },
};
