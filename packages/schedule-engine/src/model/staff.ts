import type { ScheduleProblem } from '../problem/problem.ts';
import { positions, ragged } from './ragged.ts';
import type { compileSlotGroups, compileTime } from './time.ts';

/** No limit, where a teacher has none; more than any school has of anything. */
const unlimited = 1_000_000;

/** Teachers, rooms and teams as numbers; see `Model`. */
export function compileStaff(
  problem: ScheduleProblem,
  time: ReturnType<typeof compileTime>,
  slotGroups: ReturnType<typeof compileSlotGroups>,
) {
  const teachers = problem.teachers ?? [];
  const rooms = problem.rooms ?? [];
  const teams = problem.teams ?? [];
  const blocked = (lists: readonly (readonly string[])[]): Uint8Array => {
    const cells = new Uint8Array(lists.length * time.slotCount);
    lists.forEach((list, row) => {
      for (const id of list) {
        const slot = time.slotIndex.get(id);
        if (slot !== undefined) cells[row * time.slotCount + slot] = 1;
      }
    });
    return cells;
  };
  const freeByRule = new Map<string, readonly string[]>();
  for (const { form } of problem.nonNegotiables ?? [])
    if (form.kind === 'TEACHER_FREE')
      freeByRule.set(form.teacher, [...(freeByRule.get(form.teacher) ?? []), ...form.slots]);
  const planning = new Map(teams.map((team) => [team.id, team.commonPlanning ?? 0]));
  for (const { form } of problem.nonNegotiables ?? [])
    if (form.kind === 'COMMON_PLANNING')
      planning.set(form.team, Math.max(planning.get(form.team) ?? 0, form.slots));
  const teacherIndex = positions(teachers.map((teacher) => teacher.id));
  const teamsOf = teachers.map((teacher) =>
    teams.flatMap((team, index) => (team.teachers.includes(teacher.id) ? [index] : [])),
  );
  const teacherGroupLimit = new Uint8Array(teachers.length * slotGroups.slotGroupCount).fill(255);
  teachers.forEach((teacher, row) => {
    if (teacher.needsLunch === false) return;
    slotGroups.windowSizes.forEach((size, group) => {
      teacherGroupLimit[row * slotGroups.slotGroupCount + group] = size - 1;
    });
  });
  const lists = ragged(teamsOf);
  return {
    teacherIndex,
    teacherCount: teachers.length,
    teacherMaxSections: Int32Array.from(teachers, (teacher) => teacher.maxSections ?? unlimited),
    teacherMaxPreps: Int32Array.from(teachers, (teacher) => teacher.maxPreps ?? unlimited),
    teacherMaxConsecutive: Int32Array.from(teachers, (teacher) => teacher.maxConsecutive ?? unlimited),
    teacherBlocked: blocked(
      teachers.map((teacher) => [...(teacher.unavailable ?? []), ...(freeByRule.get(teacher.id) ?? [])]),
    ),
    teacherGroupLimit,
    roomCount: rooms.length,
    roomBlocked: blocked(rooms.map((room) => room.unavailable ?? [])),
    teamCount: teams.length,
    teamPlanning: Int32Array.from(teams, (team) => planning.get(team.id) ?? 0),
    teacherTeamStart: lists.start,
    teacherTeams: lists.all,
    studentBlocked: blocked(problem.students.map((student) => student.unavailable ?? [])),
  };
}
