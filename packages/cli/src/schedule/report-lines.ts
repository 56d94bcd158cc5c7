import type { ScheduleProblem } from '@quad/schedule-engine';
import type { BuiltSchedule } from '@quad/schedule-runner';

const percent = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

/** A built schedule in plain lines: each measure beside the bound that no schedule of these sections can pass. */
export function reportLines(problem: ScheduleProblem, built: BuiltSchedule): string[] {
  const { tally, bounds } = built;
  const reasons = new Map<string, number>();
  for (const { reason } of built.unmet) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const line = (label: string, value: string) => `${label.padEnd(34)}${value}`;
  return [
    line('requests to offered courses', String(tally.offered)),
    line('met', `${tally.met} (${percent(tally.met, tally.offered)}), at most ${bounds.met}`),
    line('ceiling by seats', String(bounds.ceiling)),
    line(
      'students who miss two or more',
      `${tally.studentsMissingTwoOrMore}, at least ${bounds.studentsMissingTwoOrMore}`,
    ),
    line('holes filled with alternates', `${tally.alternates}, at most ${bounds.alternates}`),
    line('students with all they asked for', `${tally.studentsFull} of ${problem.students.length}`),
    line('… with alternates counted', `${tally.studentsFullWithAlternates} of ${problem.students.length}`),
    line('sections without a place', String(tally.sectionsUnplaced)),
    ...[...reasons]
      .sort()
      .map(([reason, count]) => line(`unmet: ${reasonWords[reason] ?? reason}`, String(count))),
  ];
}

const reasonWords: Readonly<Record<string, string>> = {
  NOT_OFFERED: 'the course is not offered',
  NO_SEAT: 'every section is full',
  CLASH: 'every seat left clashes',
  RULE: 'a rule stands against it',
};
