import type { Day, Facts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type TooManyInARow = {
  readonly teacher: string;
  readonly slots: readonly string[];
  readonly most: number;
};

/** Longest stretches of taught slots of a day, without a free slot or a break between them. */
export function runsOf(day: Day, taught: ReadonlySet<string>): string[][] {
  const runs: string[][] = [];
  let open: string[] = [];
  for (const { id, breakBefore } of day.slots) {
    if (breakBefore === true || !taught.has(id)) open = [];
    if (!taught.has(id)) continue;
    if (open.length === 0) runs.push(open);
    open.push(id);
  }
  return runs;
}

function faultsOf({ days, taughtBy }: Facts, teacher: string, most: number): TooManyInARow[] {
  const taught = new Set((taughtBy.get(teacher) ?? []).flatMap(({ slots }) => slots));
  return days
    .flatMap((day) => runsOf(day, taught))
    .filter((slots) => slots.length > most)
    .map((slots) => ({ teacher, slots, most }));
}

export const rule: HardRule<TooManyInARow> = {
  id: 'TEACHER_CONSECUTIVE',
  words: 'A teacher teaches no more slots in a row, without a free one or a break, than allowed.',
  check: (facts) =>
    [...facts.teachers.values()].flatMap(({ id, maxConsecutive }) =>
      maxConsecutive === undefined ? [] : faultsOf(facts, id, maxConsecutive),
    ),
  sentence: ({ teacher, slots, most }) =>
    `Teacher ${teacher} teaches ${slots.join(', ')} in a row and may teach ${most}; free one in between.`,
};
