import { type Scope, scopeOfTenant } from '@quad/kernel';
import { type PeriodGrid, periodGridOf } from '../domain/period-grid.ts';
import type { ReadPorts } from '../domain/ports.ts';
import type { Section } from '../domain/section.ts';
import { currentTerm, inOrder, type Term } from '../domain/term.ts';
import { todayOf } from '../domain/today.ts';

/**
 * The day of a teacher or a room: their sections in the asked term, or the current one, over all periods that
 * their schools use. Null when the asked term is unknown within the scope.
 * @param heading says of what the grid is, in front of the term's title; empty for a person.
 */
export async function showGrid(
  ports: ReadPorts,
  scope: Scope,
  asked: { readonly sections: readonly Section[]; readonly termId: string | null; readonly heading: string },
): Promise<PeriodGrid | null> {
  const { sections, termId, heading } = asked;
  const terms = inOrder(sections.flatMap((section) => section.terms));
  const term = await askedTerm(ports, scope, terms, termId);
  if (term === null && termId !== null) return null;
  const title = [heading, term?.title ?? ''].filter((part) => part !== '').join(', ');
  const tenantId = sections[0]?.tenantId;
  if (term === null || tenantId === undefined) return periodGridOf({ sections, term, title, periods: [] });
  // Which periods a school's day has is no secret of its sections: read for the whole school.
  const schoolIds = [...new Set(sections.map((section) => section.schoolId))];
  const periods = await ports.sections.periods(scopeOfTenant(tenantId), schoolIds, term);
  return periodGridOf({ sections, term, title, periods });
}

async function askedTerm(
  ports: ReadPorts,
  scope: Scope,
  terms: readonly Term[],
  termId: string | null,
): Promise<Term | null> {
  if (termId === null) return currentTerm(terms, todayOf(ports.clock));
  return terms.find((term) => term.id === termId) ?? ports.sections.term(scope, termId);
}
