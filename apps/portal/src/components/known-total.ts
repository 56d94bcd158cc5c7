/** The sum of numbers that are all known; null when one is not, since a sum of the rest would be a wrong total. */
export function knownTotal(values: readonly (number | null | undefined)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null || value === undefined) return null;
    total += value;
  }
  return values.length === 0 ? null : total;
}
