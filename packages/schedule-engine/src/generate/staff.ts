import type { Room } from '../problem/section.ts';
import type { Teacher, Team } from '../problem/teacher.ts';
import { nextUnit, type Random } from '../search/random.ts';
import type { Offering } from './offering.ts';
import { roomUse, staffing } from './parameters.ts';
import { coTaughtSections, teamCourses } from './seat-pools.ts';
import type { SeatPool } from './section-counts.ts';

/** Slots of the rotation that a room can be used in by sections of students who have lunch in one of five. */
const usableSlots = 8;
/** Strands with this many teachers have part-time ones, and leave advanced courses to half of them. */
const largeStrand = 4;

type Load = {
  readonly strand: string;
  readonly sections: number;
  readonly offerings: readonly Offering[];
  /** Courses that its teachers prepare, as second teachers too. */
  readonly preps: number;
};

/** Teachers of every strand, as many as its sections need with the slack, and those who are second teachers. */
export function createTeachers(
  pools: readonly SeatPool[],
  offerings: readonly Offering[],
  dayB: readonly string[],
  random: Random,
): Teacher[] {
  const offered = new Map(offerings.map((offering) => [offering.id, offering]));
  const loads = [...Map.groupBy(pools, ({ course }) => offered.get(course)?.strand ?? '')].map(
    ([strand, list]): Load => ({
      strand,
      // Second teachers come from those of the special programs.
      sections:
        list.reduce((sum, { sections }) => sum + sections, 0) +
        (strand === 'SUP' ? pools.reduce((sum, pool) => sum + coTaughtSections(pool), 0) : 0),
      offerings: [...new Set(list.flatMap(({ course }) => offered.get(course) ?? []))],
      preps: new Set(
        [...list, ...(strand === 'SUP' ? pools.filter(({ coTaught }) => coTaught > 0) : [])].map(
          ({ course }) => course,
        ),
      ).size,
    }),
  );
  const teachers: Teacher[] = [];
  for (const load of loads) {
    const full = Math.ceil((load.sections * (1 + staffing.slack)) / staffing.load);
    const partTime = full < largeStrand ? 0 : Math.round(full * staffing.partTime);
    const count = full + Math.ceil((partTime * (staffing.load - staffing.partTimeLoad)) / staffing.load);
    for (let place = 0; place < count; place += 1)
      teachers.push(teacherOf(load, place, count, count - partTime, teachers.length + 1, dayB));
  }
  for (let at = teachers.length - 1; at > 0; at -= 1) {
    const other = Math.floor(nextUnit(random) * (at + 1));
    [teachers[at], teachers[other]] = [teachers[other], teachers[at]];
  }
  return teachers;
}

function teacherOf(
  { strand, offerings, preps }: Load,
  place: number,
  count: number,
  fullTime: number,
  number: number,
  dayB: readonly string[],
): Teacher {
  const isPartTime = place >= fullTime;
  const isBasic = count >= largeStrand && place % 2 === 1;
  return {
    id: `T${String(number).padStart(3, '0')}-${strand}`,
    department: offerings[0].department,
    qualifiedFor: offerings.filter(({ level }) => !isBasic || level !== 'ADVANCED').map(({ id }) => id),
    maxSections: isPartTime ? staffing.partTimeLoad : staffing.load,
    maxPreps: Math.max(3, Math.ceil(preps / count) + 1),
    maxConsecutive: staffing.maxConsecutive,
    ...(isPartTime ? { unavailable: dayB, fte: 0.5 } : { fte: 1 }),
  };
}

/** A teacher of each team course for every team, none of whom is in two teams or works part of the time. */
export function createTeams(teamIds: readonly string[], teachers: readonly Teacher[]): Team[] {
  const taken = new Set<string>();
  return teamIds.map((id) => ({
    id,
    teachers: teamCourses.flatMap((course) => {
      const free = teachers.find(
        (teacher) => teacher.fte === 1 && teacher.qualifiedFor.includes(course) && !taken.has(teacher.id),
      );
      if (free === undefined) return [];
      taken.add(free.id);
      return [free.id];
    }),
    commonPlanning: 1,
    courses: teamCourses,
  }));
}

/** Rooms of every type that a course needs; one in six is smaller than the largest sections of its type. */
export function createRooms(pools: readonly SeatPool[], offerings: readonly Offering[]): Room[] {
  const typeOf = new Map(offerings.map(({ id, roomType }) => [id, roomType]));
  return [...Map.groupBy(pools, ({ course }) => typeOf.get(course) ?? '')].flatMap(([type, list]) => {
    const sections = list.reduce((sum, pool) => sum + pool.sections, 0);
    const largest = Math.max(...list.map(({ cap }) => cap));
    const count = Math.ceil(sections / usableSlots / roomUse);
    return Array.from({ length: count }, (_, index) => ({
      id: `${type}-${index + 1}`,
      type,
      capacity: index % 6 === 5 ? Math.max(1, largest - 6) : largest,
    }));
  });
}
