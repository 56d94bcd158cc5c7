import type { ScheduleProblem } from '../problem/problem.ts';
import type { compileSections } from './sections.ts';
import type { compileStudents } from './students.ts';
import type { compileTime } from './time.ts';

/** Minutes of services that plans say, and what gives them, as numbers; see `Model`. */
export function compileServices(
  problem: ScheduleProblem,
  time: ReturnType<typeof compileTime>,
  sections: ReturnType<typeof compileSections>,
  students: ReturnType<typeof compileStudents>,
) {
  const slotMinutes = Int32Array.from(problem.bell.slots, (slot) => slot.minutes ?? 0);
  // Where slots say no minutes, none can be counted; `validateProblem` says so.
  const isCounted = !slotMinutes.includes(0);
  const minutes: number[] = [];
  const requestNeed = new Int32Array(students.requestCount).fill(-1);
  const givers: number[][] = [];
  problem.students.forEach(({ services }, row) => {
    for (const { service, minutes: needed } of services ?? []) {
      const open: number[] = [];
      const first = students.studentRequestStart[row] ?? 0;
      for (let request = first; request < (students.studentRequestStart[row + 1] ?? 0); request += 1)
        if (
          problem.courses[students.requestCourse[request] ?? -1]?.gives === service &&
          students.optionStart[request] !== students.optionStart[request + 1]
        )
          open.push(request);
      // A service that nothing gives costs the same in every schedule.
      if (!isCounted || open.length === 0 || needed === 0) continue;
      for (const request of open) requestNeed[request] = minutes.length;
      minutes.push(needed);
      givers.push(open);
    }
  });
  const patternCount = problem.bell.patterns.length;
  const groupPatternShort = new Int32Array(minutes.length === 0 ? 0 : sections.groupCount * patternCount);
  givers.forEach((open, need) => {
    // Where several courses give it together, each may be short of it alone.
    const group = open.length === 1 ? (students.requestGroup[open[0] ?? 0] ?? -1) : -1;
    for (let pattern = 0; pattern < patternCount && group !== -1; pattern += 1) {
      const given = new Int32Array(time.termCount);
      for (const slot of time.patternSlots.subarray(
        time.patternStart[pattern],
        time.patternStart[pattern + 1],
      ))
        given[time.slotTerm[slot] ?? 0] = (given[time.slotTerm[slot] ?? 0] ?? 0) + (slotMinutes[slot] ?? 0);
      const cell = group * patternCount + pattern;
      if (given.some((term) => term < (minutes[need] ?? 0)))
        groupPatternShort[cell] = (groupPatternShort[cell] ?? 0) + 1;
    }
  });
  return {
    needCount: minutes.length,
    needMinutes: Int32Array.from(minutes),
    requestNeed,
    slotMinutes,
    groupPatternShort,
  };
}
