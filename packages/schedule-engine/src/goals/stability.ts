import type { Facts } from '../rules/facts.ts';
import { type SoftGoal, worstFirst } from './soft-goal.ts';

export type Moved = { readonly amount: number } & (
  | {
      readonly kind: 'SECTION';
      readonly section: string;
      readonly what: readonly ('pattern' | 'teacher' | 'room')[];
    }
  | {
      readonly kind: 'SEAT';
      readonly student: string;
      readonly course: string;
      readonly from: string;
      /** null: the student has no seat for the course now. */
      readonly to: string | null;
    }
);

function movedSections({ problem, sectionById }: Facts): Moved[] {
  return (problem.previous?.placements ?? []).flatMap((was): Moved[] => {
    const is = sectionById.get(was.section)?.placed;
    // A section that is planned no more is no move of it.
    if (is === undefined) return [];
    const what = (['pattern', 'teacher', 'room'] as const).filter(
      (part) => was[part] !== undefined && was[part] !== is[part],
    );
    return what.length === 0 ? [] : [{ kind: 'SECTION', section: was.section, what, amount: 1 }];
  });
}

function movedSeats({ problem, seatsOf, students }: Facts): Moved[] {
  return (problem.previous?.seats ?? []).flatMap(({ student, section, course }): Moved[] => {
    const asksStill = students.get(student)?.requests.some((request) => request.course === course) === true;
    if (!asksStill) return [];
    const now = (seatsOf.get(student) ?? []).filter(({ seat }) => seat.course === course);
    if (now.some(({ seat }) => seat.section === section)) return [];
    return [{ kind: 'SEAT', student, course, from: section, to: now[0]?.seat.section ?? null, amount: 1 }];
  });
}

export const goal: SoftGoal<Moved> = {
  id: 'stability',
  words: 'What stood in the version before stays where it was.',
  places: (facts) => worstFirst([...movedSections(facts), ...movedSeats(facts)]),
  sentence: (moved) =>
    moved.kind === 'SECTION'
      ? `Section ${moved.section} has another ${moved.what.join(' and ')} than before.`
      : `${moved.student} has ${moved.to === null ? 'no seat' : `a seat in ${moved.to}`} for ${moved.course} and was in ${moved.from} before.`,
};
