import { coursePools } from '../../model/course-pools.ts';
import { withPatternRules } from '../../model/pattern-rules.ts';
import { planSections } from '../../model/plan-sections.ts';
import type { MeetingPattern } from '../bell-schedule.ts';
import type { Course } from '../course.ts';
import type { ScheduleProblem } from '../problem.ts';
import type { Section } from '../section.ts';
import type { Teacher } from '../teacher.ts';

/** What the checks of all families look up; made once for a problem. Unknown ids in it are passed over. */
export type Ground = {
  readonly problem: ScheduleProblem;
  readonly courses: ReadonlyMap<string, Course>;
  readonly patterns: ReadonlyMap<string, MeetingPattern>;
  readonly teachers: ReadonlyMap<string, Teacher>;
  /** All sections: the listed ones first, at their positions, then those made from the courses' numbers. */
  readonly sections: readonly Section[];
  readonly sectionById: ReadonlyMap<string, Section>;
  /** Which courses share sections: the same number, the same pool. */
  readonly poolOf: ReadonlyMap<string, number>;
  /** Patterns that a section may take by its own and its course's word, before the school's own rules. */
  readonly patternsOf: (section: Section) => readonly string[];
  /** The same after the school's own rules on slots. */
  readonly patternsByRule: ReadonlyMap<string, readonly string[]>;
  readonly needsTeacher: (section: Section) => boolean;
  /** Teachers who may teach it, whether or not they have time. */
  readonly teachersOf: (section: Section) => readonly string[];
  readonly roomTypeOf: (section: Section) => string | undefined;
};

export function groundOf(problem: ScheduleProblem): Ground {
  const pools = coursePools(problem);
  const sections = planSections(problem, pools);
  const courses = new Map(problem.courses.map((course) => [course.id, course]));
  const teachers = new Map((problem.teachers ?? []).map((teacher) => [teacher.id, teacher]));
  const teams = new Map((problem.teams ?? []).map((team) => [team.id, team]));
  const every = problem.bell.patterns.map(({ id }) => id);
  const firstCourse = (section: Section) => courses.get(section.courses[0] ?? '');
  const qualified = new Map<string, Set<string>>();
  for (const teacher of teachers.values())
    for (const course of teacher.qualifiedFor)
      qualified.set(course, (qualified.get(course) ?? new Set()).add(teacher.id));
  const patternsOf = (section: Section) => section.patterns ?? firstCourse(section)?.patterns ?? every;
  return {
    problem,
    courses,
    patterns: new Map(problem.bell.patterns.map((pattern) => [pattern.id, pattern])),
    teachers,
    sections,
    sectionById: new Map(sections.map((section) => [section.id, section])),
    poolOf: new Map(pools.flatMap((pool, at) => pool.courses.map(({ id }) => [id, at] as const))),
    patternsOf,
    patternsByRule: new Map(
      withPatternRules(problem, sections).map((section) => [section.id, patternsOf(section)]),
    ),
    needsTeacher: (section) => teachers.size > 0 && firstCourse(section)?.isTaught !== false,
    teachersOf: (section) => {
      const team = section.teachers === undefined ? teams.get(section.team ?? '') : undefined;
      return [...(qualified.get(section.courses[0] ?? '') ?? [])].filter(
        (id) =>
          (section.teachers?.includes(id) ?? true) &&
          (team?.teachers.includes(id) ?? true) &&
          section.courses.every((course) => qualified.get(course)?.has(id) === true),
      );
    },
    roomTypeOf: (section) => (section.rooms === undefined ? firstCourse(section)?.roomType : undefined),
  };
}
