/**
 * The instant at which a share ends whose last day is this one: the midnight after it, where the reader is.
 * @param day `YYYY-MM-DD`; null for a text that is no day.
 */
export function shareEnd(day: string): string | null {
  const midnight = new Date(`${day}T00:00:00`);
  if (Number.isNaN(midnight.getTime())) return null;
  midnight.setDate(midnight.getDate() + 1);
  return midnight.toISOString();
}
