import type { ScheduleProblem } from '@quad/schedule-engine';
import type { BuiltSchedule } from '@quad/schedule-runner';

export const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

/** A figure with what it is in front, in a column. */
export const labelled = (label: string, value: string): string => `${label.padEnd(34)}${value}`;

/** A built schedule in plain lines: each measure beside the bound that no schedule of these sections can pass. */
export function reportLines(problem: ScheduleProblem, built: BuiltSchedule): string[] {
  const { tally, bounds } = built;
  const reasons = new Map<string, number>();
  for (const { reason } of built.unmet) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [
    labelled('requests to offered courses', String(tally.offered)),
    labelled('met', `${tally.met} (${percent(tally.met, tally.offered)}), at most ${bounds.met}`),
    labelled('ceiling by seats', String(bounds.ceiling)),
    labelled(
      'students who miss two or more',
      `${tally.studentsMissingTwoOrMore}, at least ${bounds.studentsMissingTwoOrMore}`,
    ),
    labelled(
      'holes filled with alternates',
      // The bound is one of schedules that meet all that can be met; others have more holes to fill.
      tally.met === bounds.met
        ? `${tally.alternates}, at most ${bounds.alternates}`
        : String(tally.alternates),
    ),
    labelled('students with all they asked for', `${tally.studentsFull} of ${problem.students.length}`),
    labelled(
      '… with alternates counted',
      `${tally.studentsFullWithAlternates} of ${problem.students.length}`,
    ),
    labelled('sections without a place', String(tally.sectionsUnplaced)),
    ...[...reasons]
      .sort()
      .map(([reason, count]) => labelled(`unmet: ${reasonWords[reason] ?? reason}`, String(count))),
  ];
}

const reasonWords: Readonly<Record<string, string>> = {
  NOT_OFFERED: 'the course is not offered',
  NO_SEAT: 'every section is full',
  CLASH: 'every seat left clashes',
  RULE: 'a rule stands against it',
  OPEN_SEAT: 'a seat has only to be taken',
};
