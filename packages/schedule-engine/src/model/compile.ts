import { defaultGoals } from '../problem/goals.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import { coursePools } from './course-pools.ts';
import type { Model } from './model.ts';
import { withPatternRules } from './pattern-rules.ts';
import { compileServices } from './plan-minutes.ts';
import { planSections } from './plan-sections.ts';
import { compilePrevious } from './previous.ts';
import { ragged } from './ragged.ts';
import { compileSections } from './sections.ts';
import { compileStaff } from './staff.ts';
import { compileStudents } from './students.ts';
import { compileSlotGroups, compileTime, withDaysTogether } from './time.ts';

/**
 * A valid problem as numbers for the search (`validateProblem` first: an unknown id is left out here without a word).
 * Non-negotiables that say where a course may meet are folded into the patterns that its sections may take.
 */
export function compile(given: ScheduleProblem): Model {
  const problem = { ...given, bell: withDaysTogether(given.bell) };
  const time = compileTime(problem.bell);
  const hasDayLimits = problem.students.some((student) => student.maxSlots !== undefined);
  const slotGroups = compileSlotGroups(problem.bell, time, hasDayLimits);
  const pools = coursePools(problem);
  const planned = withPatternRules(problem, planSections(problem, pools));
  const sections = compileSections(problem, planned, pools);
  const staff = compileStaff(problem, time, slotGroups);
  const students = compileStudents(problem, sections);
  const studentGroupLimit = new Uint8Array(students.studentCount * slotGroups.slotGroupCount).fill(255);
  problem.students.forEach((student, row) => {
    const base = row * slotGroups.slotGroupCount;
    slotGroups.windowSizes.forEach((size, group) => {
      studentGroupLimit[base + group] = size - 1;
    });
    if (student.maxSlots !== undefined)
      studentGroupLimit.fill(
        student.maxSlots,
        base + slotGroups.lunchGroupCount,
        base + slotGroups.slotGroupCount,
      );
  });
  const traits = compileTraits(problem, sections.groupCount, students, sections);
  return {
    ids: {
      slots: problem.bell.slots.map(({ id }) => id),
      patterns: problem.bell.patterns.map(({ id }) => id),
      courses: problem.courses.map(({ id }) => id),
      sections: planned.map(({ id }) => id),
      teachers: (problem.teachers ?? []).map(({ id }) => id),
      rooms: (problem.rooms ?? []).map(({ id }) => id),
      students: problem.students.map(({ id }) => id),
      teams: (problem.teams ?? []).map(({ id }) => id),
    },
    ...time,
    ...slotGroups,
    ...sections,
    ...staff,
    ...students,
    ...traits,
    ...compilePrevious(problem, sections, students),
    ...compileServices(problem, time, sections, students),
    studentGroupLimit,
  };
}

/** The lower median; 0 of nothing. What a lock weighs would spoil a mean. */
function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** What sections of a course must not sort by: needs and prior courses, with the even share of each; none where it weighs nothing. */
function compileTraits(
  problem: ScheduleProblem,
  groupCount: number,
  students: ReturnType<typeof compileStudents>,
  sections: ReturnType<typeof compileSections>,
) {
  const traitIndex = new Map<string, number>();
  const isWeighed = { ...defaultGoals, ...problem.goals }.needBalance > 0;
  const lists = problem.students.map(({ needs, priorCourses }) =>
    isWeighed
      ? [
          ...new Set([
            ...(needs ?? []).map((need) => `NEED ${need}`),
            ...(priorCourses ?? []).map((prior) => `PRIOR ${prior}`),
          ]),
        ].map((trait) => {
          const index = traitIndex.get(trait) ?? traitIndex.size;
          traitIndex.set(trait, index);
          return index;
        })
      : [],
  );
  const traitCount = traitIndex.size;
  const requestsOf: number[][] = Array.from({ length: groupCount }, () => []);
  const asked = new Float64Array(groupCount);
  const askedByTrait = new Float64Array(groupCount * traitCount);
  for (let request = 0; request < students.requestCount; request += 1) {
    const group = students.requestGroup[request] ?? -1;
    if (group < 0 || students.requestIsAlternate[request] === 1) continue;
    asked[group] = (asked[group] ?? 0) + 1;
    if (students.optionStart[request] !== students.optionStart[request + 1]) requestsOf[group]?.push(request);
    for (const trait of lists[students.requestStudent[request] ?? 0] ?? [])
      askedByTrait[group * traitCount + trait] = (askedByTrait[group * traitCount + trait] ?? 0) + 1;
  }
  // One section alone cannot be uneven.
  const shareOf = (count: number, group: number): number => {
    const units = (sections.groupUnitStart[group + 1] ?? 0) - (sections.groupUnitStart[group] ?? 0);
    return units > 1 ? Math.ceil(count / units) : Number.POSITIVE_INFINITY;
  };
  const traits = ragged(lists);
  const groupRequests = ragged(requestsOf);
  return {
    groupWeight: Float64Array.from(requestsOf, (requests) =>
      median(requests.map((request) => students.requestWeight[request] ?? 0)),
    ),
    usualWeight: median(requestsOf.flat().map((request) => students.requestWeight[request] ?? 0)),
    groupRequestStart: groupRequests.start,
    groupRequests: groupRequests.all,
    traitStart: traits.start,
    traits: traits.all,
    traitCount,
    groupShare: asked.map(shareOf),
    groupTraitShare: askedByTrait.map((count, cell) => shareOf(count, Math.floor(cell / traitCount))),
  };
}
