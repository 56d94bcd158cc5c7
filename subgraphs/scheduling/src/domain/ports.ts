import type { Clock, Scope, Transactions } from '@quad/kernel';
import type { Section } from './section.ts';
import type { Term } from './term.ts';

/** What is asked of one organization: a school's own sections, or a district's over all its schools. */
interface SectionPageQuery {
  readonly organizationId: string | null;
  /** Only what meets on a day of this term. */
  readonly term: Term | null;
  /** Words that must all be found in title, course or code. */
  readonly words: readonly string[];
  /** The order key of the last section seen. */
  readonly after: string | null;
  readonly limit: number;
}

/** Reads of the projection; each within a scope. */
export interface SectionReads {
  byIds(scope: Scope, ids: readonly string[]): Promise<readonly Section[]>;
  page(scope: Scope, query: SectionPageQuery): Promise<readonly Section[]>;
  taughtBy(
    scope: Scope,
    personIds: readonly string[],
    within?: { readonly organizationId: string; readonly term: Term },
  ): Promise<readonly Section[]>;
  inRoom(scope: Scope, organizationId: string, location: string): Promise<readonly Section[]>;
  /** The people whose loads lie within the scope, in order of their ids. */
  teacherIds(scope: Scope, organizationId: string, term: Term): Promise<readonly string[]>;
  rooms(scope: Scope, organizationId: string): Promise<readonly string[]>;
  periods(scope: Scope, schoolIds: readonly string[], term: Term): Promise<readonly string[]>;
  terms(scope: Scope, organizationId: string): Promise<readonly Term[]>;
  term(scope: Scope, termId: string): Promise<Term | null>;
}

/** The one thing that a use case may do to the projection: let it go, so that it is followed anew. */
export interface ProjectionMemory {
  /** Drops all sections and the position in the feed; answers how many sections there were. */
  forgetSections(): Promise<number>;
}

export interface RebuildPorts {
  readonly transactions: Transactions<ProjectionMemory>;
}

export interface ReadPorts {
  readonly sections: SectionReads;
  readonly clock: Clock;
}
