import { isWithin, type Scope } from '@quad/kernel';
import type { SectionReads } from '../domain/ports.ts';
import { type TeachingLoad, teachingLoadKey, teachingLoadsOf } from '../domain/teaching-load.ts';
import type { Term } from '../domain/term.ts';

export interface LoadPage {
  readonly rows: readonly TeachingLoad[];
  readonly hasNextPage: boolean;
}

/** A page of the loads at an organization in one term, by person: reads the sections of the page's people alone. */
export async function listTeachingLoads(
  reads: SectionReads,
  scope: Scope,
  asked: {
    readonly organizationId: string;
    readonly term: Term;
    readonly after: string | null;
    readonly first: number;
  },
): Promise<LoadPage> {
  const { organizationId, term, after, first } = asked;
  // The person of the last load may teach at one more school, so that the page begins with them again.
  const fromPerson = after === null ? '' : (after.split(' ')[0] ?? '');
  const everyone = (await reads.teacherIds(scope, organizationId, term)).filter((id) => id >= fromPerson);
  const people = everyone.slice(0, first + 1);
  const sections = await reads.taughtBy(scope, people, { organizationId, term });
  const rows = teachingLoadsOf(sections, [term]).filter((load) => {
    const { tenantId, schoolId, personId } = load;
    const isOnPage = people.includes(personId) && (after === null || teachingLoadKey(load) > after);
    return isOnPage && isWithin(scope, { tenantId, organizationId: schoolId, personId });
  });
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first || everyone.length > people.length };
}
