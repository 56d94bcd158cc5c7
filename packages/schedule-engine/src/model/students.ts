import type { Course } from '../problem/course.ts';
import { defaultGoals } from '../problem/goals.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { CourseRequest, Student } from '../problem/student.ts';
import { compileCorequisites } from './corequisites.ts';
import { positions, ragged } from './ragged.ts';
import type { compileSections } from './sections.ts';

type Sections = ReturnType<typeof compileSections>;

/** The requests that the search works on: each course of a student once, primaries first, offered or not. */
function requestsOf(student: Student): CourseRequest[] {
  const seen = new Set<string>();
  const inOrder = [
    ...student.requests.filter(({ kind }) => kind === 'PRIMARY'),
    ...student.requests.filter(({ kind }) => kind === 'ALTERNATE'),
  ];
  return inOrder.filter(({ course }) => !seen.has(course) && seen.add(course) !== undefined);
}

/** Why a student may not take a course at all; undefined where nothing stands against it. */
export function courseIsClosed(
  student: Student,
  course: Course,
): 'PREREQUISITE' | 'COREQUISITE' | 'CLOSED_LEVEL' | undefined {
  if (course.prerequisites?.some((prior) => student.priorCourses?.includes(prior) !== true))
    return 'PREREQUISITE';
  if (course.corequisites?.some((other) => student.requests.every((request) => request.course !== other)))
    return 'COREQUISITE';
  if (student.closedLevels?.some(({ level }) => level === course.level)) return 'CLOSED_LEVEL';
  return undefined;
}

/**
 * Weights inside the search are whole numbers, a hundred to one of the goals' unit, so that a running sum of them is
 * exact and equals a recount to the last digit.
 */
export const searchScale = 100;

/** What a rule asks for (a locked seat, a service of a plan) outweighs this many unmet requests, so that none displaces it. */
const ruleWeight = 100;
export const ruleCost = searchScale * defaultGoals.unmet * ruleWeight;

function weightOf(request: CourseRequest, course: Course | undefined, problem: ScheduleProblem): number {
  const goals = { ...defaultGoals, ...problem.goals };
  const weight = request.weight ?? 1;
  if (request.kind === 'ALTERNATE') return Math.round(searchScale * goals.alternate * weight);
  let cost = goals.unmet * weight;
  if (request.isMandatory === true) cost += goals.unmetMandatory;
  if (course?.isCore === true) cost += goals.unmetCore;
  if (course?.isAdvanced === true) cost += goals.access;
  return Math.round(searchScale * cost);
}

/** Students, their requests and what each may take, as numbers; see `Model`. */
export function compileStudents(problem: ScheduleProblem, sections: Sections) {
  const courseIds = problem.courses.map((course) => course.id);
  const courseIndex = positions(courseIds);
  const byId = new Map(problem.courses.map((course) => [course.id, course]));
  const teamIndex = sections.teamIndex;
  const teamCourses = new Map((problem.teams ?? []).map((team) => [team.id, new Set(team.courses ?? [])]));
  const apartTeachers = new Map<string, number[]>();
  for (const pair of problem.apart ?? []) {
    if (!('teacher' in pair)) continue;
    const teacher = sections.teacherIndex.get(pair.teacher);
    if (teacher !== undefined)
      apartTeachers.set(pair.student, [...(apartTeachers.get(pair.student) ?? []), teacher]);
  }

  const lockedTo = new Map<string, number>();
  for (const { student, section, course } of problem.locks?.seats ?? []) {
    const index = sections.sectionIndex.get(section);
    if (index !== undefined) lockedTo.set(`${student}\n${course}`, index);
  }
  const requestStudent: number[] = [];
  const requestCourse: number[] = [];
  const requestGroup: number[] = [];
  const isAlternate: number[] = [];
  const isMandatory: number[] = [];
  const insteadOf: number[] = [];
  const weights: number[] = [];
  const isLocked: number[] = [];
  const options: number[][] = [];
  const later: number[][] = [];
  const earlier: number[][] = [];
  const requestApartTeachers: (readonly number[] | undefined)[] = [];
  const studentRequestStart = new Int32Array(problem.students.length + 1);
  const followers = new Map<string, Set<string>>();
  for (const { first, next } of problem.sequences ?? [])
    followers.set(first, (followers.get(first) ?? new Set()).add(next));

  problem.students.forEach((student, row) => {
    const base = requestStudent.length;
    const wanted = requestsOf(student);
    for (const request of wanted) {
      const course = byId.get(request.course);
      const group = sections.poolOf.get(request.course) ?? -1;
      const units =
        course === undefined || group === -1 || courseIsClosed(student, course) !== undefined
          ? []
          : Array.from(
              sections.groupUnits.subarray(
                sections.groupUnitStart[group],
                sections.groupUnitStart[group + 1],
              ),
            ).filter((unit) => {
              const members = sections.unitSections.subarray(
                sections.unitSectionStart[unit],
                sections.unitSectionStart[unit + 1],
              );
              // A pool's section may be for some of its courses only.
              if (!members.every((member) => sections.sectionCourses[member]?.includes(course.id) === true))
                return false;
              const lock = lockedTo.get(`${student.id}\n${course.id}`);
              if (lock !== undefined && !members.includes(lock)) return false;
              const section = members[0] ?? 0;
              const isInTeam =
                student.team !== undefined && teamCourses.get(student.team)?.has(course.id) === true;
              const team = sections.unitTeam[unit] ?? -1;
              if (isInTeam && team !== teamIndex.get(student.team ?? '')) return false;
              // A team's section is for the team's students.
              if (!isInTeam && team !== -1 && team !== (teamIndex.get(student.team ?? '') ?? -1))
                return false;
              return (
                student.coTaught?.includes(course.id) !== true || sections.coTaughtSections[section] === true
              );
            });
      requestStudent.push(row);
      requestCourse.push(courseIndex.get(request.course) ?? -1);
      requestGroup.push(group);
      isAlternate.push(request.kind === 'ALTERNATE' ? 1 : 0);
      isMandatory.push(request.isMandatory === true ? 1 : 0);
      const primary = wanted.findIndex(
        ({ course: id, kind }) => kind === 'PRIMARY' && id === request.insteadOf,
      );
      insteadOf.push(request.kind === 'ALTERNATE' && primary !== -1 ? base + primary : -1);
      const isSeatLocked = lockedTo.has(`${student.id}\n${request.course}`);
      isLocked.push(isSeatLocked ? 1 : 0);
      const isByRule =
        request.kind === 'PRIMARY' &&
        (isSeatLocked || student.services?.some(({ service }) => service === course?.gives) === true);
      weights.push(weightOf(request, course, problem) + (isByRule ? ruleCost : 0));
      options.push(units);
      later.push(
        wanted.flatMap(({ course: id }, at) => (followers.get(request.course)?.has(id) ? [base + at] : [])),
      );
      earlier.push(
        wanted.flatMap(({ course: id }, at) => (followers.get(id)?.has(request.course) ? [base + at] : [])),
      );
      requestApartTeachers.push(apartTeachers.get(student.id));
    }
    studentRequestStart[row + 1] = requestStudent.length;
  });

  const studentIndex = positions(problem.students.map((student) => student.id));
  const apart: number[][] = requestStudent.map(() => []);
  for (const pair of problem.apart ?? []) {
    if ('teacher' in pair) continue;
    const [one, other] = pair.students.map((id) => studentIndex.get(id) ?? -1);
    if (one === undefined || other === undefined || one < 0 || other < 0) continue;
    for (let mine = studentRequestStart[one] ?? 0; mine < (studentRequestStart[one + 1] ?? 0); mine += 1)
      for (
        let theirs = studentRequestStart[other] ?? 0;
        theirs < (studentRequestStart[other + 1] ?? 0);
        theirs += 1
      )
        if (requestGroup[mine] === requestGroup[theirs]) {
          apart[mine]?.push(theirs);
          apart[theirs]?.push(mine);
        }
  }
  const corequisites = compileCorequisites(problem.courses, requestCourse, studentRequestStart, options);
  const optionLists = ragged(options);
  const laterLists = ragged(later);
  const earlierLists = ragged(earlier);
  const apartLists = ragged(apart);
  return {
    studentCount: problem.students.length,
    studentRequestStart,
    requestCount: requestStudent.length,
    requestStudent: Int32Array.from(requestStudent),
    requestCourse: Int32Array.from(requestCourse),
    requestGroup: Int32Array.from(requestGroup),
    requestIsAlternate: Uint8Array.from(isAlternate),
    requestIsMandatory: Uint8Array.from(isMandatory),
    requestInsteadOf: Int32Array.from(insteadOf),
    requestWeight: Float64Array.from(weights),
    optionStart: optionLists.start,
    options: optionLists.all,
    laterStart: laterLists.start,
    later: laterLists.all,
    earlierStart: earlierLists.start,
    earlier: earlierLists.all,
    apartStart: apartLists.start,
    apart: apartLists.all,
    ...corequisites,
    requestIsLocked: Uint8Array.from(isLocked),
    requestApartTeachers,
    requestHasRule: Uint8Array.from(requestStudent, (_, request) =>
      (later[request]?.length ?? 0) +
        (earlier[request]?.length ?? 0) +
        (apart[request]?.length ?? 0) +
        (requestApartTeachers[request]?.length ?? 0) >
      0
        ? 1
        : 0,
    ),
  };
}
