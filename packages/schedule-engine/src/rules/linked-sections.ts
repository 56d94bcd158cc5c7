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
  | { readonly kind: 'DIFFERENT_TIME'; readonly slot: string; readonly sections: readonly string[] }
  | {
      readonly kind: 'SAME_PERIOD';
      readonly sections: readonly string[];
      readonly periods: readonly string[];
    }
  | {
      readonly kind: 'GAP';
      readonly sections: readonly [string, string];
      readonly term: string;
      readonly dayType: string;
      readonly wanted: number;
    }
  | {
      readonly kind: 'FEW_ROOMS';
      readonly sections: readonly string[];
      readonly rooms: readonly string[];
      readonly most: number;
    }
  | { readonly kind: 'SAME_ROOM_IN_A_ROW'; readonly earlier: string; readonly later: string };

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

/** Places of a section's slots in the order of a day. */
const placesIn = ({ slots }: Facts['days'][number], section: SectionFacts): number[] =>
  [...slots.keys()].filter((place) => section.slots.includes(slots[place].id));

/** The periods in which a section begins on its days, each once. */
function beginnings({ days }: Facts, section: SectionFacts): string {
  const periods = days.flatMap((day) => {
    const [first] = placesIn(day, section);
    return first === undefined ? [] : [day.slots[first].period];
  });
  return [...new Set(periods)].sort().join(' and ');
}

const pairsOf = (sections: readonly SectionFacts[]) =>
  sections.flatMap((one, at) => sections.slice(at + 1).map((other) => [one, other] as const));

/** Pairs with fewer slots between them on a day than are wanted. */
const tooNear = (facts: Facts, sections: readonly SectionFacts[], wanted: number): LinkBroken[] =>
  pairsOf(sections).flatMap(([one, other]) =>
    facts.days
      .filter((day) =>
        placesIn(day, one).some((place) =>
          placesIn(day, other).some((second) => Math.abs(place - second) <= wanted),
        ),
      )
      .map(({ term, dayType }) => ({
        kind: 'GAP',
        sections: [one.id, other.id],
        term,
        dayType,
        wanted,
      })),
  );

/** Whether one goes on in the slot after the other ends, on some day and without a break between. */
const isInARow = ({ days }: Facts, earlier: SectionFacts, later: SectionFacts): boolean =>
  days.some(({ slots }) =>
    slots.some(
      ({ id, breakBefore }, place) =>
        place > 0 &&
        breakBefore !== true &&
        later.slots.includes(id) &&
        !earlier.slots.includes(id) &&
        earlier.slots.includes(slots[place - 1].id) &&
        !later.slots.includes(slots[place - 1].id),
    ),
  );

function roomsApart(facts: Facts, sections: readonly SectionFacts[]): LinkBroken[] {
  return pairsOf(sections.filter(({ placed }) => placed.room !== null)).flatMap(([one, other]) => {
    if (one.placed.room === other.placed.room) return [];
    if (isInARow(facts, one, other))
      return [{ kind: 'SAME_ROOM_IN_A_ROW', earlier: one.id, later: other.id }];
    if (isInARow(facts, other, one))
      return [{ kind: 'SAME_ROOM_IN_A_ROW', earlier: other.id, later: one.id }];
    return [];
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
    case 'SAME_PERIOD': {
      const periods = [...new Set(placed.map((section) => beginnings(facts, section)))];
      return periods.length > 1 ? [{ kind: 'SAME_PERIOD', sections, periods }] : [];
    }
    case 'GAP':
      return tooNear(facts, placed, link.slots ?? 1);
    case 'FEW_ROOMS': {
      const rooms = [...new Set(placed.flatMap((section) => section.placed.room ?? []))];
      const most = link.rooms ?? 1;
      return rooms.length > most ? [{ kind: 'FEW_ROOMS', sections, rooms, most }] : [];
    }
    case 'SAME_ROOM_IN_A_ROW':
      return roomsApart(facts, placed);
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
    'Linked sections have the same students, the same teacher, the same pattern, different times, the same period, a gap, few rooms, one room in a row or follow one another, as their link says.',
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
      case 'SAME_PERIOD':
        return `Sections ${named(fault.sections)} begin in the same period by their link and now in ${fault.periods.join('; ')}; move one of them.`;
      case 'GAP':
        return `Sections ${named(fault.sections)} have ${fault.wanted} slots between them on a day by their link and fewer on day ${fault.dayType} of term ${fault.term}; move one of them.`;
      case 'FEW_ROOMS':
        return `Sections ${named(fault.sections)} meet in at most ${fault.most} rooms by their link and now in ${named(fault.rooms)}; give them the same rooms.`;
      case 'SAME_ROOM_IN_A_ROW':
        return `Sections ${fault.earlier} and ${fault.later} follow one another and are in one room then by their link; give them one room, or move one of them.`;
      case 'CONSECUTIVE':
        return `Section ${fault.later} follows right after ${fault.earlier} by their link and does not; move one of them.`;
    }
  },
};
