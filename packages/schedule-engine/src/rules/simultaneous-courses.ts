import type { Facts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type NotTaughtTogether =
  | { readonly kind: 'NOT_ONE_POOL'; readonly section: string; readonly courses: readonly string[] }
  | {
      readonly kind: 'COURSE_NOT_TAUGHT';
      readonly student: string;
      readonly section: string;
      readonly course: string;
      readonly courses: readonly string[];
    }
  | { readonly kind: 'NOT_PLACED'; readonly student: string; readonly section: string };

function sectionFaults({ sections, poolOf }: Facts): NotTaughtTogether[] {
  return sections
    .filter(({ placed: { courses } }) => new Set(courses.map((id) => poolOf.get(id) ?? id)).size > 1)
    .map(({ id, placed: { courses } }) => ({ kind: 'NOT_ONE_POOL', section: id, courses }));
}

function seatFaults({ solution, sectionById }: Facts): NotTaughtTogether[] {
  return solution.seats.flatMap(({ student, section: id, course }): NotTaughtTogether[] => {
    const section = sectionById.get(id);
    if (section === undefined || section.slots.length === 0)
      return [{ kind: 'NOT_PLACED', student, section: id }];
    const { courses } = section.placed;
    if (courses.includes(course)) return [];
    return [{ kind: 'COURSE_NOT_TAUGHT', student, section: id, course, courses }];
  });
}

export const rule: HardRule<NotTaughtTogether> = {
  id: 'SIMULTANEOUS_COURSES',
  words:
    'A section serves one course or courses that are simultaneous, and its students sit there for one of them.',
  check: (facts) => [...sectionFaults(facts), ...seatFaults(facts)],
  sentence: (fault) => {
    switch (fault.kind) {
      case 'NOT_ONE_POOL':
        return `Section ${fault.section} serves ${fault.courses.join(' and ')}, which are not simultaneous; keep one of them or make them simultaneous.`;
      case 'COURSE_NOT_TAUGHT':
        return `Student ${fault.student} sits in ${fault.section} for ${fault.course}, and it teaches ${fault.courses.join(', ')}; seat the student in a section of ${fault.course}.`;
      case 'NOT_PLACED':
        return `Student ${fault.student} has a seat in ${fault.section}, which has no place in the schedule; place it or give up the seat.`;
    }
  },
};
