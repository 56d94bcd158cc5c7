const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

export type Weekday = (typeof weekdays)[number];

/** The words that syllabi print, in the two languages of the product. */
const printed: Readonly<Record<Weekday, readonly string[]>> = {
  MONDAY: ['monday', 'lunes'],
  TUESDAY: ['tuesday', 'martes'],
  WEDNESDAY: ['wednesday', 'miércoles'],
  THURSDAY: ['thursday', 'jueves'],
  FRIDAY: ['friday', 'viernes'],
  SATURDAY: ['saturday', 'sábado'],
  SUNDAY: ['sunday', 'domingo'],
};

const SHORTEST_LABEL = 3;

/** The weekday of a calendar day `YYYY-MM-DD`. */
export function weekdayOf(date: string): Weekday {
  const weekday = weekdays[Temporal.PlainDate.from(date).dayOfWeek - 1];
  if (weekday === undefined) throw new RangeError(`${date} has no weekday.`);
  return weekday;
}

/** The weekday that a printed label means (`Thursday`, `Thurs.`, `jueves`); null when it means none. */
export function readWeekday(label: string): Weekday | null {
  const word = label.trim().replace(/\.$/, '').toLowerCase();
  if (word.length < SHORTEST_LABEL) return null;
  return weekdays.find((weekday) => printed[weekday].some((name) => name.startsWith(word))) ?? null;
}
