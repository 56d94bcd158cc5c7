/** Live rows of one file in one school, and how many of them a bulk file no longer has. */
export interface AbsenteeCount {
  readonly file: string;
  readonly schoolId: string;
  readonly live: number;
  readonly absent: number;
}

/** At this share of a file's rows in a school, absence is more likely a bad export than people leaving. */
const REMOVAL_THRESHOLD = 0.1;

/**
 * Why removals must wait for a person, or null when all stay below the threshold. Counted by file and
 * school, so that one school that fell out of an export is not hidden by a large district.
 */
export function whyHeld(
  counts: readonly AbsenteeCount[],
  nameOf: (schoolId: string) => string,
): string | null {
  const over = counts.filter((count) => count.absent > 0 && count.absent >= count.live * REMOVAL_THRESHOLD);
  if (over.length === 0) return null;
  const [worst] = over.toSorted((a, b) => b.absent - a.absent);
  if (worst === undefined) return null;
  const others = over.length === 1 ? '' : ` and ${over.length - 1} more`;
  return (
    `${worst.absent} of ${worst.live} ${worst.file} of ${nameOf(worst.schoolId)}${others} are absent from the bulk files; ` +
    `removals of ${REMOVAL_THRESHOLD * 100} % or more wait for a decision. All other rows are applied.`
  );
}
