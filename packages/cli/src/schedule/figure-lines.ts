import { type ScheduleProblem, schoolFigures } from '@quad/schedule-engine';

/** What makes a school hard or easy to schedule, in plain lines. */
export function figureLines(problem: ScheduleProblem): string[] {
  const figures = schoolFigures(problem);
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  const line = (label: string, value: string) => `${label.padEnd(42)}${value}`;
  const ofCourses = (count: number) =>
    `${count} (${percent(count / Math.max(1, figures.courses))} of courses)`;
  return [
    line('students', String(figures.students)),
    line('courses with sections', String(figures.courses)),
    line('sections', String(figures.sections)),
    line('courses of one section', ofCourses(figures.singletons)),
    line('courses of two sections', ofCourses(figures.doubletons)),
    line('requests', String(figures.requests)),
    line('seats beyond requests', percent(figures.seatSlack)),
    line('pairs of courses asked for together', percent(figures.conflictDensity)),
    line('… among courses of one section', percent(figures.singletonDensity)),
    line(
      'teachers, rooms, teams',
      [problem.teachers, problem.rooms, problem.teams].map((list) => list?.length ?? 0).join(', '),
    ),
  ];
}
