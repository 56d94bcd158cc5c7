import type { Slot } from '../problem/bell-schedule.ts';
import type { Course } from '../problem/course.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { Room, Section } from '../problem/section.ts';
import type { PlacedSection, ScheduleSolution, Seat } from '../problem/solution.ts';
import type { Student } from '../problem/student.ts';
import type { Teacher } from '../problem/teacher.ts';
import { poolsOf } from './pools.ts';

/** A section of the solution with what the problem says of it. */
export type SectionFacts = {
  readonly id: string;
  readonly placed: PlacedSection;
  /** The problem's own entry, for a section with an id or a wish of its own. */
  readonly given: Section | undefined;
  /** Its first course: patterns, room type and teaching come from it, where the section says nothing. */
  readonly course: Course | undefined;
  /** Most students by the problem: the section's own cap, or the largest of its pool of courses. */
  readonly cap: number;
  /** Slots that it takes, none while it is not placed. */
  readonly slots: readonly string[];
  /** Positions of its terms in the year, rising. */
  readonly terms: readonly number[];
  /** Teacher and second teacher of a section that is placed. */
  readonly staff: readonly string[];
  readonly seats: readonly Seat[];
};

export type SeatFacts = { readonly seat: Seat; readonly section: SectionFacts };

/** A kind of day in one term; its slots in the order of the day. */
export type Day = { readonly term: string; readonly dayType: string; readonly slots: readonly Slot[] };

/** A problem and a solution with the lookups that rules share, made once. */
export type Facts = {
  readonly problem: ScheduleProblem;
  readonly solution: ScheduleSolution;
  readonly days: readonly Day[];
  readonly slots: ReadonlyMap<string, Slot>;
  readonly courses: ReadonlyMap<string, Course>;
  readonly students: ReadonlyMap<string, Student>;
  readonly teachers: ReadonlyMap<string, Teacher>;
  readonly rooms: ReadonlyMap<string, Room>;
  /** Course to the first course of the pool that it is in: courses with one value are taught together. */
  readonly poolOf: ReadonlyMap<string, string>;
  readonly sections: readonly SectionFacts[];
  readonly sectionById: ReadonlyMap<string, SectionFacts>;
  /** Sections by everyone who teaches them, as first or second teacher. */
  readonly taughtBy: ReadonlyMap<string, readonly SectionFacts[]>;
  /** Seats in sections that the solution has, by student. */
  readonly seatsOf: ReadonlyMap<string, readonly SeatFacts[]>;
};

const byId = <Thing extends { readonly id: string }>(things: readonly Thing[]): Map<string, Thing> =>
  new Map(things.map((thing) => [thing.id, thing]));

export function factsOf(problem: ScheduleProblem, solution: ScheduleSolution): Facts {
  const courses = byId(problem.courses);
  const slots = byId(problem.bell.slots);
  const sections = sectionFacts(problem, solution, courses, slots);
  const sectionById = byId(sections);
  const seats = solution.seats.flatMap((seat): SeatFacts[] => {
    const section = sectionById.get(seat.section);
    return section === undefined ? [] : [{ seat, section }];
  });
  const taught = sections.flatMap((section) => section.staff.map((teacher) => ({ teacher, section })));
  return {
    problem,
    solution,
    days: [...Map.groupBy(problem.bell.slots, ({ term, dayType }) => `${term}\n${dayType}`).values()].map(
      (list) => ({ term: list[0].term, dayType: list[0].dayType, slots: list }),
    ),
    slots,
    courses,
    students: byId(problem.students),
    teachers: byId(problem.teachers ?? []),
    rooms: byId(problem.rooms ?? []),
    poolOf: poolsOf(problem),
    sections,
    sectionById,
    taughtBy: new Map(
      [...Map.groupBy(taught, ({ teacher }) => teacher)].map(([teacher, list]) => [
        teacher,
        list.map(({ section }) => section),
      ]),
    ),
    seatsOf: Map.groupBy(seats, ({ seat }) => seat.student),
  };
}

function sectionFacts(
  problem: ScheduleProblem,
  solution: ScheduleSolution,
  courses: ReadonlyMap<string, Course>,
  slots: ReadonlyMap<string, Slot>,
): SectionFacts[] {
  const given = byId(problem.sections ?? []);
  const patterns = byId(problem.bell.patterns);
  const termAt = new Map(problem.bell.terms.map(({ id }, index) => [id, index]));
  const pools = poolsOf(problem);
  const capOfPool = new Map<string, number>();
  for (const course of problem.courses) {
    const pool = pools.get(course.id) ?? course.id;
    capOfPool.set(pool, Math.max(capOfPool.get(pool) ?? 0, course.cap));
  }
  const seats = Map.groupBy(solution.seats, ({ section }) => section);
  return solution.sections.map((placed) => {
    const own = given.get(placed.id);
    const first = (own ?? placed).courses[0] ?? '';
    const taken = patterns.get(placed.pattern ?? '')?.slots ?? [];
    const terms = new Set(taken.map((slot) => termAt.get(slots.get(slot)?.term ?? '') ?? 0));
    return {
      id: placed.id,
      placed,
      given: own,
      course: courses.get(first),
      cap: own?.cap ?? capOfPool.get(pools.get(first) ?? first) ?? 0,
      slots: taken,
      terms: [...terms].sort((one, other) => one - other),
      staff: [
        ...new Set([placed.teacher, placed.coTeacher].filter((teacher) => typeof teacher === 'string')),
      ],
      seats: seats.get(placed.id) ?? [],
    };
  });
}
