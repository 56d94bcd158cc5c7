import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';

/** Sections with the patterns that the school's own rules on slots leave them. */
export function withPatternRules(problem: ScheduleProblem, sections: readonly Section[]): readonly Section[] {
  const forms = (problem.nonNegotiables ?? []).map(({ form }) => form);
  const slotRules = forms.flatMap((form) =>
    form.kind === 'COURSE_IN_SLOTS' || form.kind === 'COURSE_NOT_IN_SLOTS' ? [form] : [],
  );
  if (slotRules.length === 0) return sections;
  const courseOf = new Map(problem.courses.map((course) => [course.id, course]));
  return sections.map((section) => {
    const rules = slotRules.filter(({ courses }) =>
      section.courses.some((course) => courses.includes(course)),
    );
    if (rules.length === 0) return section;
    const allowed = section.patterns ?? courseOf.get(section.courses[0] ?? '')?.patterns;
    const patterns = problem.bell.patterns
      .filter(({ id }) => allowed === undefined || allowed.includes(id))
      .filter(({ slots }) =>
        rules.every(({ kind, slots: named }) =>
          slots.every((slot) => named.includes(slot) === (kind === 'COURSE_IN_SLOTS')),
        ),
      );
    return { ...section, patterns: patterns.map(({ id }) => id) };
  });
}
