import { errorOf, type ProblemFault, warningOf } from '../fault.ts';
import type { Section } from '../section.ts';
import { capOf } from './courses.ts';
import type { Ground } from './ground.ts';

/** Sections that say something impossible of themselves, or to which the school's own rules leave no time. */
export function sectionFaults(ground: Ground): ProblemFault[] {
  const { problem } = ground;
  const faults: ProblemFault[] = [];
  ground.sections.forEach((section, at) => {
    const isListed = at < (problem.sections?.length ?? 0);
    const path = isListed ? ['sections', at] : coursePath(ground, section);
    const { id } = section;
    if (section.courses.length === 0)
      faults.push(
        errorOf('SECTION_WITHOUT_COURSE', {
          path: [...path, 'courses'],
          id,
          sentence: `Section ${id} is of no course; name its course or take it out.`,
        }),
      );
    const pools = new Set(section.courses.map((course) => ground.poolOf.get(course)));
    pools.delete(undefined);
    if (pools.size > 1)
      faults.push(
        errorOf('NOT_SIMULTANEOUS', {
          path: [...path, 'courses'],
          id,
          sentence: `Section ${id} is of ${section.courses.join(' and ')}, which are not simultaneous; add them to a group of simultaneous courses, or give each a section.`,
        }),
      );
    if (isListed && section.cap !== undefined && capOf(ground, section) <= 0)
      faults.push(
        warningOf('NO_CAP', {
          path: [...path, 'cap'],
          id,
          sentence: `Section ${id} has cap ${section.cap}, so nobody can sit there; give it at least 1, or take the section out.`,
        }),
      );
    if (ground.patternsOf(section).length === 0)
      faults.push(
        warningOf('NO_PATTERN', {
          path: [...path, 'patterns'],
          id,
          sentence: `Section ${id} may take no meeting pattern, so it stays without a place; name at least one, or leave the list out for all.`,
        }),
      );
    else if (ground.patternsByRule.get(id)?.length === 0) faults.push(leftNothing(ground, section));
  });
  return faults;
}

/** Where a section that is made from a course's number comes from. */
function coursePath(ground: Ground, section: Section): (string | number)[] {
  return ['courses', ground.problem.courses.findIndex(({ id }) => id === section.courses[0])];
}

function leftNothing(ground: Ground, section: Section): ProblemFault {
  const rules = (ground.problem.nonNegotiables ?? []).flatMap((rule, at) =>
    (rule.form.kind === 'COURSE_IN_SLOTS' || rule.form.kind === 'COURSE_NOT_IN_SLOTS') &&
    rule.form.courses.some((course) => section.courses.includes(course))
      ? [{ at, text: `${rule.id} ("${rule.words}")` }]
      : [],
  );
  return warningOf('NON_NEGOTIABLE_LEAVES_NOTHING', {
    path: ['nonNegotiables', rules[0]?.at ?? 0, 'form'],
    id: section.id,
    sentence: `${rules.map(({ text }) => text).join(' and ')} leave section ${section.id} no meeting pattern, so it stays without a place; change a rule or the section's patterns.`,
  });
}
