/** A day so many days from now, `YYYY-MM-DD`, by this machine's clock. */
export function inDays(days: number): string {
  return Temporal.Now.plainDateISO().add({ days }).toString();
}
