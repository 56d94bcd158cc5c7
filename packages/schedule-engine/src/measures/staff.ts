import { prepsOf } from '../goals/preps.ts';
import type { Facts } from '../rules/facts.ts';
import { daysShortOfPlanning } from '../rules/planning.ts';
import { runsOf } from '../rules/teacher-consecutive.ts';
import { average } from './average.ts';

/** What teachers teach, and when teams can meet. */
export type StaffMeasures = {
  readonly teachers: number;
  /** Sections of a teacher in a term, among those who teach: the mean and the most. */
  readonly meanLoad: number;
  readonly largestLoad: number;
  readonly meanPreps: number;
  readonly mostPreps: number;
  /** Slots one after the other without a free one or a break. */
  readonly longestRun: number;
  /** Teams, and the fewest common free slots that one of them has on a day; null without teams. */
  readonly teams: number;
  readonly fewestCommonFree: number | null;
};

export function staffMeasures(facts: Facts): StaffMeasures {
  const teaching = [...facts.teachers.keys()].filter(
    (teacher) => (facts.taughtBy.get(teacher) ?? []).length > 0,
  );
  const loads = teaching.flatMap((teacher) =>
    facts.problem.bell.terms.map(
      (_, term) => (facts.taughtBy.get(teacher) ?? []).filter(({ terms }) => terms.includes(term)).length,
    ),
  );
  const preps = teaching.flatMap((teacher) => prepsOf(facts, teacher).map(({ courses }) => courses.length));
  const runs = teaching.flatMap((teacher) => {
    const taught = new Set((facts.taughtBy.get(teacher) ?? []).flatMap(({ slots }) => slots));
    return facts.days.flatMap((day) => runsOf(day, taught).map(({ length }) => length));
  });
  const teams = facts.problem.teams ?? [];
  // With no number wanted that could be enough, every day is told with its common free slots.
  const free = teams.flatMap(({ teachers }) =>
    daysShortOfPlanning(facts, teachers, Number.POSITIVE_INFINITY).map((day) => day.free.length),
  );
  return {
    teachers: teaching.length,
    meanLoad: average(loads),
    largestLoad: Math.max(0, ...loads),
    meanPreps: average(preps),
    mostPreps: Math.max(0, ...preps),
    longestRun: Math.max(0, ...runs),
    teams: teams.length,
    fewestCommonFree: free.length === 0 ? null : Math.min(...free),
  };
}
