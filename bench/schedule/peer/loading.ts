import type { Schedule, School } from '../recount/school.ts';

/** A section that stands: its slots as bits, and how many it seats. */
export interface Place {
  readonly section: string;
  readonly slots: number;
  readonly cap: number;
}

export interface Wish {
  readonly course: string;
  /** What the wish counts; a service that a student's plan asks for counts more than any other. */
  readonly worth: number;
  /** Places that would meet it, by index. */
  readonly options: readonly number[];
}

export interface Wisher {
  readonly id: string;
  readonly wishes: readonly Wish[];
}

/** Students to be seated in sections that stand: what a loader is handed, whoever placed them. */
export interface Loading {
  readonly places: readonly Place[];
  readonly students: readonly Wisher[];
  /** Slots of which a student needs one free. */
  readonly lunches: readonly number[];
  /** Students, by index, who may not share a section. */
  readonly apart: readonly (readonly [number, number])[];
}

/** For each student and each wish the place, or -1. */
export type Seats = readonly (readonly number[])[];

const serviceWorth = 4;

export function slotBits(school: School): Map<string, number> {
  return new Map(school.bell.slots.map(({ id }, index) => [id, 1 << index]));
}

/** Bits of all slots of every pattern. */
export function patternBits(school: School): Map<string, number> {
  const bits = slotBits(school);
  return new Map(
    school.bell.patterns.map(({ id, slots }) => [
      id,
      slots.reduce((sum, slot) => sum | (bits.get(slot) ?? 0), 0),
    ]),
  );
}

/** The loading that a school's primary requests are, in sections that stand where `sections` says. */
export function loadingOf(school: School, sections: Schedule['sections']): Loading {
  const bits = slotBits(school);
  const patterns = patternBits(school);
  const courses = new Map(school.courses.map((course) => [course.id, course]));
  const given = new Map((school.sections ?? []).map((section) => [section.id, section]));
  const rooms = new Map(school.rooms.map((room) => [room.id, room]));
  const places = sections.map(({ id, cap, pattern, room }) => ({
    section: id,
    slots: patterns.get(pattern ?? '') ?? 0,
    cap: Math.min(cap, rooms.get(room ?? '')?.capacity ?? cap),
  }));
  const byCourse = Map.groupBy(sections.keys(), (place) => sections[place]?.courses[0] ?? '');
  const apartTeachers = Map.groupBy(school.apart ?? [], ({ student }) => student ?? '');
  const at = new Map(school.students.map(({ id }, index) => [id, index]));
  return {
    places,
    students: school.students.map((student) => {
      const team = school.teams.find(({ id }) => id === student.team);
      const services = new Set((student.services ?? []).map(({ service }) => service));
      const avoided = new Set((apartTeachers.get(student.id) ?? []).map(({ teacher }) => teacher));
      const isOption = (course: string, place: number): boolean => {
        const section = sections[place];
        if (section === undefined || places[place]?.slots === 0) return false;
        const owner = given.get(section.id)?.team;
        const isTeams = team?.courses?.includes(course) === true;
        if (isTeams ? owner !== team.id : owner !== undefined && owner !== team?.id) return false;
        if (student.coTaught?.includes(course) === true && typeof section.coTeacher !== 'string')
          return false;
        return ![section.teacher, section.coTeacher].some((who) => who != null && avoided.has(who));
      };
      return {
        id: student.id,
        wishes: student.requests
          .filter(({ kind }) => kind === 'PRIMARY')
          .map(({ course }) => ({
            course,
            worth: services.has(courses.get(course)?.gives ?? '') ? serviceWorth : 1,
            options: (byCourse.get(course) ?? []).filter((place) => isOption(course, place)),
          })),
      };
    }),
    lunches: (school.bell.lunch ?? []).map(({ slots }) =>
      slots.reduce((sum, slot) => sum | (bits.get(slot) ?? 0), 0),
    ),
    apart: (school.apart ?? []).flatMap(({ students: [one = '', other = ''] = ['', ''] }) => {
      const first = at.get(one);
      const second = at.get(other);
      return first === undefined || second === undefined ? [] : [[first, second] as const];
    }),
  };
}

/** The schedule that seats are, to be recounted as any other. */
export function scheduleOf(loading: Loading, seats: Seats, sections: Schedule['sections']): Schedule {
  return {
    sections,
    seats: loading.students.flatMap(({ id, wishes }, student) =>
      wishes.flatMap(({ course }, wish) => {
        const place = loading.places[seats[student]?.[wish] ?? -1];
        return place === undefined ? [] : [{ student: id, section: place.section, course, as: 'PRIMARY' }];
      }),
    ),
  };
}
