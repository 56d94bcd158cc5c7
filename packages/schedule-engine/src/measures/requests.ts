import { courseIsClosed } from '../model/students.ts';
import type { Student } from '../problem/student.ts';
import type { Facts } from '../rules/facts.ts';
import { sectionsByPool, studentsIn } from './section-students.ts';

/** How many of so many. */
export type Share = { readonly met: number; readonly of: number };

/** Primary requests to courses with a section, and what became of them. */
export type RequestMeasures = {
  readonly all: Share;
  readonly core: Share;
  readonly mandatory: Share;
  /** The first wish of every student. */
  readonly firstChoices: Share;
  /** With alternates that stand in for what is missing. */
  readonly withAlternates: Share;
  readonly studentsFull: Share;
  /** Missing primaries for which no alternate stands in. */
  readonly holes: number;
  readonly studentsMissingTwoOrMore: number;
  /** Unmet requests to courses of one section that has a seat: only its time stands against them. */
  readonly singletonConflicts: number;
};

type Asked = {
  readonly course: string;
  readonly isMandatory: boolean;
  readonly isFirst: boolean;
  readonly isMet: boolean;
};

export function requestMeasures(facts: Facts): RequestMeasures {
  const pools = sectionsByPool(facts);
  const taught = new Set(facts.sections.flatMap(({ placed }) => placed.courses));
  const students = facts.problem.students.map((student) => askedBy(facts, student, taught));
  const all = students.flatMap(({ asked }) => asked);
  const core = all.filter(({ course }) => facts.courses.get(course)?.isCore === true);
  const missing = students.map(({ asked }) => asked.filter(({ isMet }) => !isMet).length);
  const standIns = students.map(({ alternates }, index) => Math.min(alternates, missing[index]));
  const isLoneWithSeat = (course: string): boolean => {
    const sections = pools.get(facts.poolOf.get(course) ?? course) ?? [];
    return sections.length === 1 && sections.every((section) => studentsIn(section) < section.cap);
  };
  const withRequests = students.filter(({ asked }) => asked.length > 0);
  const sum = (list: readonly number[]) => list.reduce((total, one) => total + one, 0);
  return {
    all: shareOf(all),
    core: shareOf(core),
    mandatory: shareOf(all.filter(({ isMandatory }) => isMandatory)),
    firstChoices: shareOf(all.filter(({ isFirst }) => isFirst)),
    withAlternates: { met: shareOf(all).met + sum(standIns), of: all.length },
    studentsFull: {
      met: withRequests.filter(({ asked }) => asked.every(({ isMet }) => isMet)).length,
      of: withRequests.length,
    },
    holes: sum(missing) - sum(standIns),
    studentsMissingTwoOrMore: missing.filter((count) => count >= 2).length,
    singletonConflicts: all.filter(({ course, isMet }) => !isMet && isLoneWithSeat(course)).length,
  };
}

const shareOf = (asked: readonly Asked[]): Share => ({
  met: asked.filter(({ isMet }) => isMet).length,
  of: asked.length,
});

function askedBy(
  { courses, seatsOf }: Facts,
  student: Student,
  taught: ReadonlySet<string>,
): { asked: Asked[]; alternates: number } {
  const seats = (seatsOf.get(student.id) ?? []).map(({ seat }) => seat);
  const seated = (as: 'PRIMARY' | 'ALTERNATE') =>
    new Set(seats.filter((seat) => seat.as === as).map(({ course }) => course));
  const primaries = seated('PRIMARY');
  const seen = new Set<string>();
  const wished = student.requests.filter(
    ({ kind, course }) => kind === 'PRIMARY' && !seen.has(course) && seen.add(course) !== undefined,
  );
  const asked = wished.flatMap(({ course: id, isMandatory = false }, index): Asked[] => {
    const course = courses.get(id);
    if (course === undefined || !taught.has(id) || courseIsClosed(student, course) !== undefined) return [];
    return [{ course: id, isMandatory, isFirst: index === 0, isMet: primaries.has(id) }];
  });
  return { asked, alternates: seated('ALTERNATE').size };
}
