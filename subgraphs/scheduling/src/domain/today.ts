import type { Clock } from '@quad/kernel';

/** The day that it is, in UTC: terms begin and end by the day, and no district's night moves one. */
export function todayOf(clock: Clock): string {
  return clock.now().toZonedDateTimeISO('UTC').toPlainDate().toString();
}
