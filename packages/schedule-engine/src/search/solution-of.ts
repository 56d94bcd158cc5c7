import { coursePools } from '../model/course-pools.ts';
import { planSections } from '../model/plan-sections.ts';
import type { ScheduleProblem } from '../problem/problem.ts';
import type { PlacedSection, ScheduleSolution, Seat } from '../problem/solution.ts';
import type { State } from './state.ts';

/** The schedule that a state holds, in the school's own ids. Call `keepCaps` first: a solution passes no cap. */
export function solutionOf(problem: ScheduleProblem, state: State): ScheduleSolution {
  const { model } = state;
  const { ids } = model;
  const idOrNull = (list: readonly string[], index: number): string | null =>
    index < 0 ? null : list[index];
  const sections: PlacedSection[] = planSections(problem, coursePools(problem)).map((section, index) => ({
    id: section.id,
    courses: section.courses,
    cap: model.unitCap[model.sectionUnit[index]],
    pattern: idOrNull(ids.patterns, state.sectionPattern[index]),
    teacher: idOrNull(ids.teachers, state.sectionTeacher[index]),
    ...(model.sectionNeedsCoTeacher[index] === 1
      ? { coTeacher: idOrNull(ids.teachers, state.sectionCoTeacher[index]) }
      : {}),
    room: idOrNull(ids.rooms, state.sectionRoom[index]),
  }));
  const seats: Seat[] = [];
  for (let request = 0; request < model.requestCount; request += 1) {
    const unit = state.assigned[request];
    if (unit < 0) continue;
    for (let at = model.unitSectionStart[unit]; at < model.unitSectionStart[unit + 1]; at += 1)
      seats.push({
        student: ids.students[model.requestStudent[request]],
        section: ids.sections[model.unitSections[at]],
        course: ids.courses[model.requestCourse[request]],
        as: model.requestIsAlternate[request] === 1 ? 'ALTERNATE' : 'PRIMARY',
      });
  }
  return { sections, seats };
}
