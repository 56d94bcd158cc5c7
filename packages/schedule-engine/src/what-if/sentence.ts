import { counted } from '../problem/fault.ts';
import { briefly } from './broken-rules.ts';
import type { WhatIf } from './outcome.ts';

/** A what-if in a line: what is gained, what is lost, what it costs, which rules it breaks. */
export function whatIfSentence(result: Omit<WhatIf, 'sentence'>): string {
  const { gained, lost, alternatesGained, alternatesLost, students, breaks, mends, move, costFte } = result;
  const parts = [
    ...(gained.length > 0 ? [`+${gained.length} met`] : []),
    ...(lost.length > 0 ? [`−${lost.length} met`] : []),
    ...(gained.length + lost.length === 0 ? ['no request more or less is met'] : []),
    ...(alternatesGained > 0 ? [`+${counted(alternatesGained, 'alternate')}`] : []),
    ...(alternatesLost > 0 ? [`−${counted(alternatesLost, 'alternate')}`] : []),
    ...(move.kind === 'ADD_SECTION' && costFte !== null && costFte > 0
      ? [`costs ${Math.round(costFte * 100) / 100} FTE`]
      : []),
    ...(students > 0 ? [`${counted(students, 'student')} with another timetable`] : []),
    ...eachOnce(breaks.map(briefly)).map((rule) => `breaks ${rule}`),
    ...eachOnce(mends.map(briefly)).map((rule) => `mends ${rule}`),
  ];
  return parts.join(', ');
}

const eachOnce = (words: readonly string[]): string[] => [...new Set(words)];
