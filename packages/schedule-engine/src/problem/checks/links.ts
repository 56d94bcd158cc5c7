import { type ProblemFault, warningOf } from '../fault.ts';
import { circles, circleText } from './circles.ts';
import type { Ground } from './ground.ts';

/**
 * Links that cannot hold. Only a link that joins nothing is left out; the others stay, because a rule is not given up
 * silently: the sections that cannot follow it stay without a place.
 */
export function linkFaults(ground: Ground): ProblemFault[] {
  const links = ground.problem.links ?? [];
  const faults: ProblemFault[] = [];
  const classOf = joinedClasses(
    links.filter(({ kind }) => kind === 'SAME_PATTERN').map(({ sections }) => sections),
  );
  links.forEach(({ kind, sections }, at) => {
    const facts = { path: ['links', at], id: sections[0] ?? '' };
    const names = sections.join(', ');
    if (new Set(sections).size < 2) {
      faults.push(
        warningOf(
          'LINK_WITHOUT_PAIR',
          {
            ...facts,
            sentence: `Link ${at + 1} (${kind}) names fewer than two different sections (${names === '' ? 'none' : names}) and is left out; name at least two.`,
          },
          facts.path,
        ),
      );
      return;
    }
    const known = sections.flatMap((id) => ground.sectionById.get(id) ?? []);
    if (kind === 'SAME_TEACHER') {
      const taught = known
        .filter((section) => ground.needsTeacher(section))
        .map((section) => ground.teachersOf(section));
      // A section that nobody at all may teach is told with its course.
      if (taught.length > 1 && taught.every((list) => list.length > 0) && common(taught).length === 0)
        faults.push(
          warningOf('LINK_WITHOUT_COMMON_TEACHER', {
            ...facts,
            sentence: `Sections ${names} shall have one teacher, and nobody may teach all of them; only some can be placed. Name a teacher who is qualified for all, or take the link out.`,
          }),
        );
    }
    if (kind === 'DIFFERENT_TIME' || kind === 'CONSECUTIVE') {
      const seen = new Map<string, string>();
      for (const id of new Set(sections)) {
        const of = classOf.get(id) ?? id;
        const other = seen.get(of);
        if (other !== undefined) {
          faults.push(
            warningOf('LINKS_CONTRADICT', {
              ...facts,
              sentence: `Sections ${other} and ${id} are linked as SAME_PATTERN and, by link ${at + 1}, as ${kind}; only one of them can be placed. Take one of the links out.`,
            }),
          );
          break;
        }
        seen.set(of, id);
      }
    }
  });
  for (const members of membersOf(classOf).values()) {
    const patterns = members.map((id) => ground.patternsByRule.get(id) ?? []);
    if (patterns.every((list) => list.length > 0) && common(patterns).length === 0)
      faults.push(
        warningOf('LINK_WITHOUT_COMMON_PATTERN', {
          path: [
            'links',
            links.findIndex(
              ({ kind, sections }) => kind === 'SAME_PATTERN' && sections.includes(members[0] ?? ''),
            ),
          ],
          id: members[0] ?? '',
          sentence: `Sections ${members.join(', ')} shall meet at the same time, and no meeting pattern is open to all of them; only some can be placed. Give them a common pattern, or take the link out.`,
        }),
      );
  }
  const order = links.flatMap(({ kind, sections }) =>
    kind === 'CONSECUTIVE'
      ? sections.slice(1).map((then, index) => [sections[index] ?? '', then] as const)
      : [],
  );
  for (const circle of circles(order.filter(([first, then]) => first !== then)))
    faults.push(
      warningOf('LINK_CIRCLE', {
        path: [
          'links',
          links.findIndex(
            ({ kind, sections }) => kind === 'CONSECUTIVE' && sections.includes(circle[0] ?? ''),
          ),
        ],
        id: circle[0] ?? '',
        sentence: `Links of consecutive sections go in a circle: ${circleText(circle)}. Not all of them can be placed; take one of the links out.`,
      }),
    );
  return faults;
}

const common = (lists: readonly (readonly string[])[]): string[] =>
  (lists[0] ?? []).filter((id) => lists.every((list) => list.includes(id)));

/** Each id with the name of its class: ids that share a list, directly or over others, share a class. */
function joinedClasses(lists: readonly (readonly string[])[]): Map<string, string> {
  const classOf = new Map<string, string>();
  for (const list of lists) {
    const to = list[0] ?? '';
    const joined = new Set(list.map((id) => classOf.get(id) ?? id));
    for (const [id, of] of classOf) if (joined.has(of)) classOf.set(id, to);
    for (const id of list) classOf.set(id, to);
  }
  return classOf;
}

function membersOf(classOf: ReadonlyMap<string, string>): Map<string, string[]> {
  const members = new Map<string, string[]>();
  for (const [id, of] of classOf) members.set(of, [...(members.get(of) ?? []), id]);
  return members;
}
