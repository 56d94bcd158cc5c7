import { counted } from '../problem/fault.ts';
import type { Move, Wish } from '../what-if/move.ts';
import type { WhatIf } from '../what-if/outcome.ts';

/**
 * Ways to meet an unmet request, cheapest first: what costs the school nothing and takes nobody's place; then what the
 * student has named instead; then a section at another time, which many feel; then a seat more, which a teacher feels;
 * then a section more, which somebody pays.
 */
export const fixKinds = ['SEAT', 'ALTERNATE', 'SECTION_MOVE', 'ADDED_SEAT', 'ADDED_SECTION'] as const;

/** A change that the engine has tried: no hard rule is broken by it, and it gains more than it loses. */
export type Fix = {
  readonly kind: (typeof fixKinds)[number];
  readonly move: Move;
  /** Primary requests met newly, and met no more. */
  readonly gains: number;
  readonly loses: number;
  /** Students whose timetable changes. */
  readonly students: number;
  /** Full-time equivalent; null where the school has not said how much a section is. */
  readonly costFte: number | null;
  /** Money by year, in cents; null where the school has not said what a full-time equivalent costs. */
  readonly costCents: number | null;
  /** Unmet requests that it meets, or that an alternate stands in for; an added seat meets as many of them as it `gains`. */
  readonly helps: readonly Wish[];
  readonly sentence: string;
};

/** What makes two fixes one: the same change, whoever it was tried for. */
export const fixKey = ({ move }: { readonly move: Move }): string => JSON.stringify(move);

/** A tried change as a fix, for the requests that it helps. */
export function fixOf(
  kind: Fix['kind'],
  result: WhatIf,
  helps: readonly Wish[],
  centsPerFte: number | undefined,
): Fix {
  const { move, gained, lost, students, costFte } = result;
  const fix = {
    kind,
    move,
    gains: gained.length,
    loses: lost.length,
    students,
    costFte,
    costCents: costFte === null || centsPerFte === undefined ? null : Math.round(costFte * centsPerFte),
    helps,
  };
  return { ...fix, sentence: fixSentence(fix, result) };
}

/** The same fix for one more request. */
export function helpingToo(fix: Fix, wish: Wish, result: WhatIf): Fix {
  const more = { ...fix, helps: [...fix.helps, wish] };
  return { ...more, sentence: fixSentence(more, result) };
}

function fixSentence(fix: Omit<Fix, 'sentence'>, { sections, seats }: WhatIf): string {
  const { move, helps, gains, loses } = fix;
  const effect = `+${gains} met${loses > 0 ? `, −${loses} met` : ''}`;
  const others =
    fix.students > 1 ? `; ${counted(fix.students - 1, 'other student')} would change sections` : '';
  switch (move.kind) {
    case 'SEAT': {
      const to = seats.find(({ student, course }) => student === move.student && course === move.course)?.to;
      const at = to ?? move.course;
      return fix.kind === 'ALTERNATE'
        ? `${move.student} takes ${move.course}, an alternate, in ${at}${others}.`
        : `${move.student} takes a seat in ${at}${others}.`;
    }
    case 'MOVE_SECTION':
    case 'SWAP_SECTIONS': {
      const moves = sections.map(
        ({ from, to }) => `${to.id} from ${from?.pattern ?? 'nowhere'} to ${to.pattern}`,
      );
      return `Move ${moves.join(' and ')}: ${effect}.`;
    }
    case 'ADD_SEATS':
      return helps.length > 1
        ? `One more seat in ${move.section} meets one of ${helps.length} requests.`
        : `One more seat in ${move.section}: ${effect}${others}.`;
    case 'ADD_SECTION':
      return `One more section of ${move.course} at ${move.pattern}${costWords(fix)}: ${effect}.`;
    case 'UNSEAT':
      return `${move.student} gives up ${move.course}: ${effect}.`;
  }
}

function costWords({ costFte, costCents }: Omit<Fix, 'sentence'>): string {
  if (costFte === null || costFte === 0) return '';
  const money = costCents === null ? '' : `, ${(costCents / 100).toLocaleString('en-US')} a year`;
  return ` (+${Math.round(costFte * 100) / 100} FTE${money})`;
}
