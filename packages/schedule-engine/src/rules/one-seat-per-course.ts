import type { CourseRequest } from '../problem/student.ts';
import type { Facts, SeatFacts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type SeatNotAskedFor =
  | {
      readonly kind: 'TWICE';
      readonly student: string;
      readonly course: string;
      readonly sections: readonly string[];
    }
  | { readonly kind: 'NOT_ASKED'; readonly student: string; readonly course: string; readonly as: string }
  | {
      readonly kind: 'TOO_MANY_ALTERNATES';
      readonly student: string;
      readonly alternates: readonly string[];
      readonly missing: readonly string[];
    }
  | {
      readonly kind: 'INSTEAD_OF_MET';
      readonly student: string;
      /** Alternates for one primary alone, of which it takes none while it is met, and one while it is not. */
      readonly alternates: readonly string[];
      readonly insteadOf: string;
      readonly isMet: boolean;
    };

/** Sections that one takes whole (linked by SAME_STUDENTS) are one seat; anything else is another. */
function takenTwice({ problem }: Facts, student: string, seats: readonly SeatFacts[]): SeatNotAskedFor[] {
  const wholes = (problem.links ?? []).filter(({ kind }) => kind === 'SAME_STUDENTS');
  return [...Map.groupBy(seats, ({ seat }) => seat.course)].flatMap(([course, list]): SeatNotAskedFor[] => {
    const sections = list.map(({ section }) => section.id);
    const isWhole =
      new Set(sections).size === sections.length &&
      wholes.some((link) => sections.every((id) => link.sections.includes(id)));
    return sections.length === 1 || isWhole ? [] : [{ kind: 'TWICE', student, course, sections }];
  });
}

function alternateFaults(
  student: string,
  requests: readonly CourseRequest[],
  seats: readonly SeatFacts[],
): SeatNotAskedFor[] {
  const taken = new Set(seats.map(({ seat }) => seat.course));
  const primaries = new Set(requests.filter(({ kind }) => kind === 'PRIMARY').map(({ course }) => course));
  const missing = [...primaries].filter((course) => !taken.has(course));
  const wanted = new Map(requests.map((request) => [request.course, request]));
  const alternates = [...taken].filter((course) => wanted.has(course) && !primaries.has(course));
  const faults: SeatNotAskedFor[] =
    alternates.length > missing.length ? [{ kind: 'TOO_MANY_ALTERNATES', student, alternates, missing }] : [];
  for (const [insteadOf, list] of Map.groupBy(alternates, (course) => wanted.get(course)?.insteadOf)) {
    if (insteadOf === undefined || !primaries.has(insteadOf)) continue;
    const isMet = taken.has(insteadOf);
    if (list.length > (isMet ? 0 : 1))
      faults.push({ kind: 'INSTEAD_OF_MET', student, alternates: list, insteadOf, isMet });
  }
  return faults;
}

function faultsOf(facts: Facts, student: string, seats: readonly SeatFacts[]): SeatNotAskedFor[] {
  const requests = facts.students.get(student)?.requests ?? [];
  const notAsked = seats
    .filter(({ seat }) => !requests.some(({ course, kind }) => course === seat.course && kind === seat.as))
    .map(({ seat }): SeatNotAskedFor => ({ kind: 'NOT_ASKED', student, course: seat.course, as: seat.as }));
  return [...takenTwice(facts, student, seats), ...notAsked, ...alternateFaults(student, requests, seats)];
}

export const rule: HardRule<SeatNotAskedFor> = {
  id: 'ONE_SEAT_PER_COURSE',
  words:
    'A student takes no course twice, only courses asked for, and alternates only for primaries that are missing.',
  check: (facts) => [...facts.seatsOf].flatMap(([student, seats]) => faultsOf(facts, student, seats)),
  sentence: (fault) => {
    switch (fault.kind) {
      case 'TWICE':
        return `Student ${fault.student} takes ${fault.course} in ${fault.sections.join(' and ')}; give up all but one.`;
      case 'NOT_ASKED':
        return `Student ${fault.student} has a seat in ${fault.course} and did not ask for it as ${fault.as.toLowerCase()}; give up the seat or enter the request.`;
      case 'TOO_MANY_ALTERNATES':
        return `Student ${fault.student} has ${fault.alternates.length} alternates (${fault.alternates.join(', ')}) and misses ${fault.missing.length} primaries; give up ${fault.alternates.length - fault.missing.length}.`;
      case 'INSTEAD_OF_MET':
        return fault.isMet
          ? `Student ${fault.student} has ${fault.alternates.join(' and ')} instead of ${fault.insteadOf} and ${fault.insteadOf} too; give up the alternate.`
          : `Student ${fault.student} has ${fault.alternates.join(' and ')}, all instead of ${fault.insteadOf} alone; give up all but one.`;
    }
  },
};
