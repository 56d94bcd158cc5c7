import type { AcademicSessionRow } from './one-roster-rows.ts';

/** The school year that contains a day, and its two semesters. */
export interface SchoolYear {
  /** The calendar year in which it ends, as OneRoster counts. */
  readonly schoolYear: number;
  /** First day of lessons. */
  readonly startsOn: string;
  /** The day after the last day of lessons. */
  readonly endsOn: string;
  readonly yearId: string;
  readonly fallId: string;
  readonly springId: string;
  readonly sessions: readonly AcademicSessionRow[];
}

/** The first Monday on or after a day. */
function mondayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.add({ days: (8 - day.dayOfWeek) % 7 });
}

/**
 * The school year runs from July 1 to June 30, so that every day lies in one; lessons run from mid-August
 * to early June in two semesters that meet in January.
 * @throws RangeError when `today` is no day `YYYY-MM-DD` of the calendar.
 */
export function schoolYearOf(today: string, prefix: string): SchoolYear {
  const day = Temporal.PlainDate.from(today);
  const first = day.month >= 7 ? day.year : day.year - 1;
  const date = (year: number, month: number, dayOfMonth: number) =>
    mondayFrom(Temporal.PlainDate.from({ year, month, day: dayOfMonth })).toString();
  const startsOn = date(first, 8, 14);
  const middle = date(first + 1, 1, 12);
  const endsOn = date(first + 1, 6, 5);
  const schoolYear = first + 1;
  const [yearId, fallId, springId] = ['year', 'fall', 'spring'].map(
    (part) => `${prefix}-${schoolYear}-${part}`,
  ) as [string, string, string];
  const semester = (sourcedId: string, title: string, startDate: string, endDate: string) =>
    ({
      sourcedId,
      title,
      type: 'semester',
      startDate,
      endDate,
      parentSourcedId: yearId,
      schoolYear,
    }) as const;
  return {
    schoolYear,
    startsOn,
    endsOn,
    yearId,
    fallId,
    springId,
    sessions: [
      {
        sourcedId: yearId,
        title: `${first}–${String(schoolYear).slice(2)}`,
        type: 'schoolYear',
        startDate: `${first}-07-01`,
        endDate: `${schoolYear}-07-01`,
        schoolYear,
      },
      semester(fallId, 'Semester 1', startsOn, middle),
      semester(springId, 'Semester 2', middle, endsOn),
    ],
  };
}
