/** A term in which sections meet: an academic session of directory's. */
export interface Term {
  readonly id: string;
  readonly title: string;
  /** First day, `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** The day after the last. */
  readonly endsOn: string;
  /** The calendar year in which the school year ends. */
  readonly schoolYear: number;
}

type Days = Pick<Term, 'startsOn' | 'endsOn'>;

/** Whether two terms share a day; a semester lies in its year, so a year's section meets in both semesters. */
export function doTermsOverlap(one: Days, other: Days): boolean {
  return one.startsOn < other.endsOn && other.startsOn < one.endsOn;
}

export function meetsIn(section: { readonly terms: readonly Days[] }, term: Days): boolean {
  return section.terms.some((own) => doTermsOverlap(own, term));
}

export function isUnderWay(term: Days, today: string): boolean {
  return term.startsOn <= today && today < term.endsOn;
}

/** Each term once, by first day, the longer before the shorter. */
export function inOrder(terms: readonly Term[]): readonly Term[] {
  const byId = new Map(terms.map((term) => [term.id, term]));
  return [...byId.values()].sort(
    (one, other) =>
      one.startsOn.localeCompare(other.startsOn) ||
      other.endsOn.localeCompare(one.endsOn) ||
      one.id.localeCompare(other.id),
  );
}

function lengthInDays(term: Days): number {
  return Temporal.PlainDate.from(term.startsOn).until(term.endsOn).days;
}

/** The term that is shown unasked: the shortest one under way, else the next to come, else the last. */
export function currentTerm(terms: readonly Term[], today: string): Term | null {
  const ordered = inOrder(terms);
  const underWay = ordered.filter((term) => isUnderWay(term, today));
  const shortest = underWay.toSorted((one, other) => lengthInDays(one) - lengthInDays(other))[0];
  if (shortest !== undefined) return shortest;
  const next = ordered.filter((term) => term.startsOn > today);
  const firstDay = next[0]?.startsOn;
  return next.filter((term) => term.startsOn === firstDay).at(-1) ?? ordered.at(-1) ?? null;
}

/** All terms of the school year under way, which is the current term's. */
export function termsOfCurrentYear(terms: readonly Term[], today: string): readonly Term[] {
  const year = currentTerm(terms, today)?.schoolYear;
  return inOrder(terms).filter((term) => term.schoolYear === year);
}
