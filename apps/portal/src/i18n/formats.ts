export interface MoneyAmount {
  readonly amountCents: number;
  readonly currency: string;
}

/** Money by locale, from integer cents; whole amounts keep their cents so that columns align. */
export function formatMoney(locale: string, money: MoneyAmount): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
  }).format(money.amountCents / 100);
}

/**
 * The cents of an amount that a person typed, e.g. `1,250.50` or `1250`; null when it is no amount.
 * The last `.` or `,` followed by one or two digits at the end is the decimal sign, so that both languages' forms are read.
 */
export function centsFromText(text: string): number | null {
  const match = /^(\d[\d.,\s]*?)(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/^[$€]\s*/, ''));
  if (match === null) return null;
  const whole = Number((match[1] ?? '').replace(/[.,\s]/g, ''));
  const cents = whole * 100 + Number((match[2] ?? '0').padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

/** A calendar day `YYYY-MM-DD` by locale; the day is the same in every zone. */
export function formatDay(locale: string, day: string): string {
  return dayFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' }).format(noonOf(day));
}

/** The day on which an instant falls, where the reader is. */
export function formatDayOf(locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' }).format(
    new Date(instant),
  );
}

/** The last day of a time that ends, exclusively, at an instant. */
export function formatLastDayBefore(locale: string, instant: string): string {
  return formatDayOf(locale, new Date(new Date(instant).getTime() - 1).toISOString());
}

/** A calendar day with its weekday. */
export function formatLongDay(locale: string, day: string): string {
  return dayFormat(locale, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }).format(
    noonOf(day),
  );
}

/** The last day of a span whose end is exclusive. */
export function lastDayOf(endsOn: string): string {
  const day = noonOf(endsOn);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** An instant in a zone, with the zone's short name, because people of two zones read it. */
export function formatInstant(locale: string, instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: undefined,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(new Date(instant));
}

/** Weekday, day and clock times of a meeting in a zone, e.g. `Thu, Sep 29, 4:00 – 5:00 PM EDT`. */
export function formatMeeting(locale: string, startsAt: string, endsAt: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).formatRange(new Date(startsAt), new Date(endsAt));
}

/** Month and year of an instant in a zone, e.g. `September 2026`. */
export function formatMonth(locale: string, instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone }).format(
    new Date(instant),
  );
}

function dayFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
}

function noonOf(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`);
}
