import type { SectionLink } from '../problem/section.ts';
import { clashesOf } from './clashes.ts';
import type { Facts, SectionFacts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type LinkBroken =
  | {
      readonly kind: 'SAME_STUDENTS';
      readonly student: string;
      readonly sits: readonly string[];
      readonly misses: readonly string[];
    }
  | {
      readonly kind: 'SAME_TEACHER';
      readonly sections: readonly string[];
      readonly teachers: readonly (string | null)[];
    }
  | { readonly kind: 'CONSECUTIVE'; readonly earlier: string; readonly later: string }
  | {
      readonly kind: 'SAME_PATTERN';
      readonly sections: readonly string[];
      readonly patterns: readonly (string | null)[];
    }
  | { readonly kind: 'DIFFERENT_TIME'; readonly slot: string; readonly sections: readonly string[] };

/** On every day on which either meets both do, the later one in the slot after the last of the earlier one. */
function isRightAfter({ days }: Facts, earlier: SectionFacts, later: SectionFacts): boolean {
  return days.every(({ slots }) => {
    const placesOf = (section: SectionFacts) =>
      [...slots.keys()].filter((place) => section.slots.includes(slots[place].id));
    const before = placesOf(earlier);
    const after = placesOf(later);
    if (before.length === 0 || after.length === 0) return before.length === after.length;
    return after[0] === (before.at(-1) ?? 0) + 1 && slots[after[0]].breakBefore !== true;
  });
}

function studentsApart(link: SectionLink, sections: readonly SectionFacts[]): LinkBroken[] {
  const students = new Set(sections.flatMap(({ seats }) => seats.map(({ student }) => student)));
  return [...students].flatMap((student): LinkBroken[] => {
    const sits = sections.filter(({ seats }) => seats.some((seat) => seat.student === student));
    const ids = sits.map(({ id }) => id);
    const misses = link.sections.filter((id) => !ids.includes(id));
    return misses.length === 0 ? [] : [{ kind: 'SAME_STUDENTS', student, sits: ids, misses }];
  });
}

function faultsOf(facts: Facts, link: SectionLink): LinkBroken[] {
  const all = link.sections.flatMap((id) => facts.sectionById.get(id) ?? []);
  if (link.kind === 'SAME_STUDENTS') return studentsApart(link, all);
  const placed = all.filter(({ slots }) => slots.length > 0);
  const sections = placed.map(({ id }) => id);
  switch (link.kind) {
    case 'SAME_TEACHER': {
      const teachers = [...new Set(placed.map((section) => section.placed.teacher))];
      return teachers.length > 1 ? [{ kind: 'SAME_TEACHER', sections, teachers }] : [];
    }
    case 'SAME_PATTERN': {
      const patterns = [...new Set(placed.map((section) => section.placed.pattern))];
      return patterns.length > 1 ? [{ kind: 'SAME_PATTERN', sections, patterns }] : [];
    }
    case 'DIFFERENT_TIME':
      return clashesOf(placed).map((clash) => ({ kind: 'DIFFERENT_TIME', ...clash }));
    case 'CONSECUTIVE':
      return all.slice(1).flatMap((later, before): LinkBroken[] => {
        const earlier = all[before];
        if (earlier.slots.length === 0 || later.slots.length === 0) return [];
        return isRightAfter(facts, earlier, later)
          ? []
          : [{ kind: 'CONSECUTIVE', earlier: earlier.id, later: later.id }];
      });
  }
}

export const rule: HardRule<LinkBroken> = {
  id: 'LINKED_SECTIONS',
  words:
    'Linked sections have the same students, the same teacher, the same pattern, different times or follow one another, as their link says.',
  check: (facts) => (facts.problem.links ?? []).flatMap((link) => faultsOf(facts, link)),
  sentence: (fault) => {
    const named = (list: readonly (string | null)[]) => list.map((one) => one ?? 'none').join(' and ');
    switch (fault.kind) {
      case 'SAME_STUDENTS':
        return `Student ${fault.student} sits in ${named(fault.sits)} and not in ${named(fault.misses)}, which belong together; seat the student in all or in none.`;
      case 'SAME_TEACHER':
        return `Sections ${named(fault.sections)} have one teacher by their link and now ${named(fault.teachers)}; assign one teacher to all.`;
      case 'SAME_PATTERN':
        return `Sections ${named(fault.sections)} meet at the same time by their link and now in ${named(fault.patterns)}; move them together.`;
      case 'DIFFERENT_TIME':
        return `Sections ${named(fault.sections)} meet at different times by their link and now all in ${fault.slot}; move one of them.`;
      case 'CONSECUTIVE':
        return `Section ${fault.later} follows right after ${fault.earlier} by their link and does not; move one of them.`;
    }
  },
};
