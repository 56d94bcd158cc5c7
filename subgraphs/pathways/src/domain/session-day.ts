const DAYS_AHEAD = 21;
const SATURDAY = 6;

/** The first weekday at least 21 days after today: time to invite people and find substitutes. */
export function firstWeekdayAhead(today: Temporal.PlainDate): Temporal.PlainDate {
  let day = today.add({ days: DAYS_AHEAD });
  while (day.dayOfWeek >= SATURDAY) day = day.add({ days: 1 });
  return day;
}

/**
 * The day of a session that is scheduled today: the wished day, unless none was wished or it has
 * passed while the money was decided; then the first weekday at least 21 days ahead.
 */
export function sessionDay(preferredStartsOn: string | null, today: Temporal.PlainDate): string {
  if (preferredStartsOn !== null && Temporal.PlainDate.compare(preferredStartsOn, today) >= 0) {
    return preferredStartsOn;
  }
  return firstWeekdayAhead(today).toString();
}

/** The calendar day of an instant in UTC; the product does not yet know the district's zone here. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO('UTC').toPlainDate();
}
