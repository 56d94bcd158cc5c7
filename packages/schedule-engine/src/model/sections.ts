import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import type { CoursePool } from './course-pools.ts';
import { compileLinks, compileRoomSets, compileUnits } from './links.ts';
import { positions, ragged } from './ragged.ts';

const everyIndex = (list: readonly unknown[]): number[] => [...list.keys()];

/** Sections, what each may take, and how they hang together, as numbers; see `Model`. */
export function compileSections(
  problem: ScheduleProblem,
  sections: readonly Section[],
  pools: readonly CoursePool[],
) {
  const sectionIndex = positions(sections.map((section) => section.id));
  const patternIndex = positions(problem.bell.patterns.map((pattern) => pattern.id));
  const teachers = problem.teachers ?? [];
  const rooms = problem.rooms ?? [];
  const teacherIndex = positions(teachers.map((teacher) => teacher.id));
  const roomIndex = positions(rooms.map((room) => room.id));
  const poolOf = new Map(
    pools.flatMap((pool, index) => pool.courses.map((course) => [course.id, index] as const)),
  );
  const courseOf = new Map(problem.courses.map((course) => [course.id, course]));
  const locked = new Map((problem.locks?.placements ?? []).map((lock) => [lock.section, lock]));
  const indexes = (ids: readonly string[], index: ReadonlyMap<string, number>): number[] =>
    ids.flatMap((id) => index.get(id) ?? []);
  const firstCourse = (section: Section) => courseOf.get(section.courses[0] ?? '');

  const groups = sections.map((section) => poolOf.get(section.courses[0] ?? '') ?? 0);
  const patternLists = sections.map((section) => {
    const lock = locked.get(section.id)?.pattern;
    if (lock !== undefined) return indexes([lock], patternIndex);
    const allowed = section.patterns ?? firstCourse(section)?.patterns;
    return allowed === undefined ? everyIndex(problem.bell.patterns) : indexes(allowed, patternIndex);
  });
  const teacherLists = sections.map((section) => {
    if (teachers.length === 0 || firstCourse(section)?.isTaught === false) return [];
    const lock = locked.get(section.id)?.teacher;
    if (lock !== undefined) return indexes([lock], teacherIndex);
    const team = problem.teams?.find(({ id }) => id === section.team);
    return everyIndex(teachers).filter((index) => {
      const teacher = teachers[index];
      if (teacher === undefined) return false;
      if (section.teachers !== undefined && !section.teachers.includes(teacher.id)) return false;
      if (team !== undefined && section.teachers === undefined && !team.teachers.includes(teacher.id))
        return false;
      return section.courses.every((course) => teacher.qualifiedFor.includes(course));
    });
  });
  const coTaughtLeft = new Map(problem.courses.map((course) => [course.id, course.coTaught?.sections ?? 0]));
  const coTeacherLists = sections.map((section) => {
    if (section.coTeachers !== undefined) return indexes(section.coTeachers, teacherIndex);
    const course = section.courses.find((id) => (coTaughtLeft.get(id) ?? 0) > 0);
    if (course === undefined) return [];
    coTaughtLeft.set(course, (coTaughtLeft.get(course) ?? 0) - 1);
    return indexes(courseOf.get(course)?.coTaught?.coTeachers ?? [], teacherIndex);
  });
  const capOf = (section: Section) =>
    section.cap ?? pools[poolOf.get(section.courses[0] ?? '') ?? 0]?.cap ?? 0;
  const fittingRooms = sections.map((section) => {
    const lock = locked.get(section.id)?.room;
    if (lock !== undefined) return indexes([lock], roomIndex);
    if (section.rooms !== undefined) return indexes(section.rooms, roomIndex);
    const type = firstCourse(section)?.roomType;
    return type === undefined ? [] : everyIndex(rooms).filter((index) => rooms[index]?.type === type);
  });
  // A section never seats more than its room: where no room is as large as the cap, the largest one sets it.
  const caps = sections.map((section, index) => {
    const largest = Math.max(...(fittingRooms[index] ?? []).map((room) => rooms[room]?.capacity ?? 0));
    return Math.min(capOf(section), largest === Number.NEGATIVE_INFINITY ? capOf(section) : largest);
  });
  const roomLists = fittingRooms.map((list, index) =>
    list.filter((room) => (rooms[room]?.capacity ?? 0) >= (caps[index] ?? 0)),
  );

  const units = compileUnits(problem, sections.length, sectionIndex);
  const sectionUnit = new Int32Array(sections.length);
  units.forEach((members, unit) => {
    for (const member of members) sectionUnit[member] = unit;
  });
  const links = compileLinks(problem, sections, sectionIndex);
  const linkStart = ragged(links.map((list) => list.map(({ other }) => other)));
  const patterns = ragged(patternLists);
  const teacherRagged = ragged(teacherLists);
  const coTeachers = ragged(coTeacherLists);
  const roomRagged = ragged(roomLists);
  const unitSections = ragged(units);
  const unitGroup = Int32Array.from(units, ([first]) => groups[first ?? 0] ?? 0);
  const groupUnits = ragged(
    pools.map((_, group) => units.flatMap((_unit, unit) => (unitGroup[unit] === group ? [unit] : []))),
  );
  const unitCap = Int32Array.from(units, (members) =>
    Math.min(...members.map((member) => caps[member] ?? 0)),
  );
  const teamIndex = positions((problem.teams ?? []).map((team) => team.id));
  return {
    sectionIndex,
    sectionCourses: sections.map((section) => section.courses),
    teacherIndex,
    poolOf,
    teamIndex,
    coTaughtSections: coTeacherLists.map((list) => list.length > 0),
    sectionCount: sections.length,
    sectionUnit,
    sectionNeedsTeacher: Uint8Array.from(sections, (section) =>
      teachers.length > 0 && firstCourse(section)?.isTaught !== false ? 1 : 0,
    ),
    sectionNeedsCoTeacher: Uint8Array.from(coTeacherLists, (list) => (list.length > 0 ? 1 : 0)),
    sectionNeedsRoom: Uint8Array.from(sections, (section) =>
      section.rooms !== undefined || (rooms.length > 0 && firstCourse(section)?.roomType !== undefined)
        ? 1
        : 0,
    ),
    sectionGroup: Int32Array.from(groups),
    sectionPatternStart: patterns.start,
    sectionPatterns: patterns.all,
    sectionTeacherStart: teacherRagged.start,
    sectionTeachers: teacherRagged.all,
    sectionCoTeacherStart: coTeachers.start,
    sectionCoTeachers: coTeachers.all,
    sectionRoomStart: roomRagged.start,
    sectionRooms: roomRagged.all,
    linkStart: linkStart.start,
    linkOther: linkStart.all,
    linkKind: ragged(links.map((list) => list.map(({ kind }) => kind))).all,
    linkSlots: ragged(links.map((list) => list.map(({ slots }) => slots))).all,
    ...compileRoomSets(problem, sections.length, sectionIndex),
    unitCount: units.length,
    unitSectionStart: unitSections.start,
    unitSections: unitSections.all,
    unitCap,
    unitGroup,
    unitTeam: Int32Array.from(units, ([first]) => teamIndex.get(sections[first ?? 0]?.team ?? '') ?? -1),
    largestCap: Math.max(1, ...unitCap),
    groupCount: pools.length,
    groupUnitStart: groupUnits.start,
    groupUnits: groupUnits.all,
  };
}
