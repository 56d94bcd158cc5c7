/** A session of something that one has signed up for. */
export interface MySession {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  readonly editionId: string;
  readonly programId: string;
  readonly programName: string;
}

interface SignUpFacts {
  readonly state: string;
  readonly edition: {
    readonly id: string;
    readonly label: string;
    readonly program: { readonly id: string; readonly name: string };
    readonly sessions: readonly {
      readonly id: string;
      readonly title: string;
      readonly startsAt: string | null;
      readonly endsAt: string | null;
      readonly place: string | null;
    }[];
  } | null;
}

/** The dated sessions of sign-ups that stand, in order of time. */
export function sessionsOf(signUps: readonly SignUpFacts[]): readonly MySession[] {
  return signUps
    .filter(({ state }) => state === 'ACTIVE')
    .flatMap(({ edition }) =>
      (edition?.sessions ?? []).flatMap(({ id, title, startsAt, endsAt, place }) =>
        edition && startsAt && endsAt
          ? [
              {
                id,
                title,
                startsAt,
                endsAt,
                place,
                editionId: edition.id,
                programId: edition.program.id,
                programName: `${edition.program.name} ${edition.label}`,
              },
            ]
          : [],
      ),
    )
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt) || a.id.localeCompare(b.id));
}

export interface SessionMonth {
  /** `YYYY-MM` in the reader's zone. */
  readonly month: string;
  readonly sessions: readonly MySession[];
}

/** Sessions by the month in which they begin in a zone. */
export function monthsOf(sessions: readonly MySession[], timeZone: string): readonly SessionMonth[] {
  const format = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', timeZone });
  const byMonth = Map.groupBy(sessions, ({ startsAt }) => format.format(new Date(startsAt)).slice(0, 7));
  return [...byMonth].map(([month, inMonth]) => ({ month, sessions: inMonth }));
}
