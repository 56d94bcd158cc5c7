import type { Scope } from '@quad/kernel';
import type { Term } from '../domain/term.ts';

export type Filter = Readonly<Record<string, unknown>>;

const nothing: Filter = { _id: { $in: [] } };

/** The part of every filter that keeps a read within its scope: a section belongs to its school, and to who teaches it. */
export function withinScope(scope: Scope): Filter {
  switch (scope.reach) {
    case 'NONE':
    // Sections are not shared.
    case 'SHARED':
      return nothing;
    case 'EVERYTHING':
      return {};
    case 'TENANT':
      return { tenantId: scope.tenantId };
    case 'OWN':
      return { tenantId: scope.tenantId, teacherIds: scope.personId };
    case 'ORGANIZATIONS': {
      const schools = { schoolId: { $in: scope.organizationIds } };
      if (scope.personId === undefined) return { tenantId: scope.tenantId, ...schools };
      return { tenantId: scope.tenantId, $or: [schools, { teacherIds: scope.personId }] };
    }
  }
}

/** A school has its own sections, a district those of all its schools. */
export function ofOrganization(scope: Scope, organizationId: string | null): Filter {
  if (organizationId === null) return {};
  if (scope.reach === 'EVERYTHING')
    return { $or: [{ tenantId: organizationId }, { schoolId: organizationId }] };
  const isDistrict = scope.reach !== 'NONE' && scope.reach !== 'SHARED' && scope.tenantId === organizationId;
  return isDistrict ? {} : { schoolId: organizationId };
}

/** What meets on any day of the term. */
export function meetingIn(term: Term | null): Filter {
  if (term === null) return {};
  return { terms: { $elemMatch: { startsOn: { $lt: term.endsOn }, endsOn: { $gt: term.startsOn } } } };
}

/** Every word somewhere in the search text; signs that mean something in patterns mean themselves. */
export function withWords(words: readonly string[]): Filter {
  if (words.length === 0) return {};
  const literal = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return { $and: words.map((word) => ({ searchText: { $regex: literal(word) } })) };
}

/** All of the filters at once; empty ones are left out. */
export function allOf(...filters: readonly Filter[]): Record<string, unknown> {
  const said = filters.filter((filter) => Object.keys(filter).length > 0);
  return said.length <= 1 ? { ...said[0] } : { $and: said };
}
