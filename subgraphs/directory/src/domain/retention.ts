/**
 * How long what holds student data is kept, as `docs/privacy/inventory` says; a test holds the two together. The
 * disclosure log is kept as long as the education record, so nothing here ends it.
 */
export const retention = {
  /** A package as the SIS sent it, since it was whole. */
  UPLOAD: 'P30D',
  /** A package that was made here, since it was ready. */
  EXPORT: 'P7D',
  /** A student who left the roster, with enrolments and demographics, since the removal. */
  REMOVED_STUDENTS: 'P5Y',
} as const;

/** What was announced and has not arrived whole by then is given up. */
export const UNFINISHED_UPLOAD = 'PT24H';

export const DELETE_FILE = 'deleteFile';
export const RECLAIM_UPLOAD = 'reclaimUpload';
export const DELETE_REMOVED_STUDENTS = 'deleteRemovedStudents';

/** When what began at an instant is to be deleted; years and months by the calendar, in UTC. */
export function endOfRetention(since: Temporal.Instant, kept: string): Temporal.Instant {
  return since.toZonedDateTimeISO('UTC').add(kept).toInstant();
}

/** The instant before which it must have begun to be deleted now. */
export function beginOfRetention(now: Temporal.Instant, kept: string): Temporal.Instant {
  return now.toZonedDateTimeISO('UTC').subtract(kept).toInstant();
}
