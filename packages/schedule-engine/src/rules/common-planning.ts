import type { HardRule } from './hard-rule.ts';
import { daysShortOfPlanning } from './planning.ts';

export type NoCommonPlanning = {
  readonly team: string;
  readonly term: string;
  readonly dayType: string;
  readonly free: readonly string[];
  readonly wanted: number;
};

export const rule: HardRule<NoCommonPlanning> = {
  id: 'COMMON_PLANNING',
  words: 'On every kind of day a team has the slots that it plans in, in which none of its teachers teaches.',
  check: (facts) =>
    (facts.problem.teams ?? []).flatMap(({ id, teachers, commonPlanning: wanted = 0 }) =>
      daysShortOfPlanning(facts, teachers, wanted).map(({ day, free }) => ({
        team: id,
        term: day.term,
        dayType: day.dayType,
        free,
        wanted,
      })),
    ),
  sentence: ({ team, term, dayType, free, wanted }) =>
    `Team ${team} has ${free.length} common free slots on day ${dayType} of term ${term} and needs ${wanted}; move a section of its teachers.`,
};
