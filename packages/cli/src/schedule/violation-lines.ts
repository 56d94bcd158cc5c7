import type { Violation } from '@quad/schedule-engine';
import { labelled } from './report-lines.ts';

/** So many are told in a report; `quad schedule check` names them all. */
const toldAtMost = 20;

/** What no schedule was found to keep: how often a rule is broken, and each place in words: who, which rule, what to do. */
export function violationLines(violations: readonly Violation[]): string[] {
  const left = violations.length - toldAtMost;
  return [
    labelled('places that break a rule', String(violations.length)),
    ...violations.slice(0, toldAtMost).map(({ rule, sentence }) => `  ${rule}: ${sentence}`),
    ...(left > 0 ? [`  … and ${left} more; quad schedule check names them all.`] : []),
  ];
}
