import type { Scope } from '@quad/kernel';
import type { Connection } from 'mongoose';
import type { SectionReads } from '../domain/ports.ts';
import { inOrder, type Term } from '../domain/term.ts';
import { allOf, type Filter, meetingIn, ofOrganization, withinScope, withWords } from './section-filter.ts';
import { type SectionRow, sectionModel, toSection } from './section-model.ts';

/** Reads of sections; every one takes the scope that it stays within. */
export function createSectionReads(connection: Connection): SectionReads {
  const model = sectionModel(connection);
  const read = async (...filters: readonly Filter[]) => {
    const rows = await model
      .find(allOf(...filters))
      .sort({ orderKey: 1 })
      .lean<SectionRow[]>();
    return rows.map(toSection);
  };
  const texts = async (path: 'location' | 'periods' | 'teacherIds', ...filters: readonly Filter[]) => {
    const values: unknown[] = await model.distinct(path, allOf(...filters));
    return values.filter((value): value is string => typeof value === 'string' && value !== '').sort();
  };

  return {
    byIds: (scope, ids) => read(withinScope(scope), { _id: { $in: ids } }),

    async page(scope, query) {
      const filter = allOf(
        withinScope(scope),
        ofOrganization(scope, query.organizationId),
        meetingIn(query.term),
        withWords(query.words),
        query.after === null ? {} : { orderKey: { $gt: query.after } },
      );
      const rows = await model.find(filter).sort({ orderKey: 1 }).limit(query.limit).lean<SectionRow[]>();
      return rows.map(toSection);
    },

    taughtBy: (scope, personIds, within) =>
      read(
        withinScope(scope),
        { teacherIds: { $in: personIds } },
        ofOrganization(scope, within?.organizationId ?? null),
        meetingIn(within?.term ?? null),
      ),

    inRoom: (scope, organizationId, location) =>
      read(withinScope(scope), ofOrganization(scope, organizationId), { location }),

    async teacherIds(scope, organizationId, term) {
      const asked = [ofOrganization(scope, organizationId), meetingIn(term)];
      if (scope.reach === 'NONE') return [];
      const own = scope.reach === 'OWN' || scope.reach === 'ORGANIZATIONS' ? scope.personId : undefined;
      const others =
        scope.reach === 'OWN' ? [] : await texts('teacherIds', withinScope(withoutOwn(scope)), ...asked);
      if (own === undefined || others.includes(own)) return others;
      const isTeaching = await model.exists(allOf(withinScope(scope), { teacherIds: own }, ...asked));
      return isTeaching === null ? others : [...others, own].sort();
    },

    rooms: (scope, organizationId) =>
      texts('location', withinScope(scope), ofOrganization(scope, organizationId)),

    periods: (scope, schoolIds, term) =>
      texts('periods', withinScope(scope), { schoolId: { $in: schoolIds } }, meetingIn(term)),

    async terms(scope, organizationId) {
      const filter = allOf(withinScope(scope), ofOrganization(scope, organizationId));
      const terms: unknown[] = await model.distinct('terms', filter);
      return inOrder(terms as Term[]);
    },

    async term(scope, termId) {
      const row = await model
        .findOne(allOf(withinScope(scope), { 'terms.id': termId }), { terms: 1 })
        .lean<Pick<SectionRow, 'terms'>>();
      return row?.terms.find((term) => term.id === termId) ?? null;
    },
  };
}

/** A co-teacher's section elsewhere is the person's own to see; it does not open the co-teacher's load. */
function withoutOwn(scope: Scope): Scope {
  if (scope.reach !== 'ORGANIZATIONS') return scope;
  const { personId: _personId, ...schools } = scope;
  return schools;
}
