import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import { linkKinds } from './model.ts';

/** Sections that a student takes whole: each alone, or all that SAME_STUDENTS links join, through others too. */
export function compileUnits(
  problem: ScheduleProblem,
  sectionCount: number,
  sectionIndex: ReadonlyMap<string, number>,
): number[][] {
  const wholes = Array.from({ length: sectionCount }, (_, section) => new Set([section]));
  for (const { kind, sections } of problem.links ?? []) {
    if (kind !== 'SAME_STUDENTS') continue;
    const members = sections.flatMap((id) => sectionIndex.get(id) ?? []);
    const together = new Set(members.flatMap((member) => [...(wholes[member] ?? [])]));
    for (const member of together) wholes[member] = together;
  }
  return [...new Set(wholes)].map((members) => [...members]);
}

/** The links of each section but SAME_STUDENTS, and those that courses make which are to be apart. */
export function compileLinks(
  problem: ScheduleProblem,
  sections: readonly Section[],
  sectionIndex: ReadonlyMap<string, number>,
): { other: number; kind: number }[][] {
  const links: { other: number; kind: number }[][] = sections.map(() => []);
  const link = (one: number, other: number, kind: (typeof linkKinds)[number]) =>
    links[one]?.push({ other, kind: linkKinds.indexOf(kind) });
  for (const { kind, sections: ids } of problem.links ?? []) {
    if (kind === 'SAME_STUDENTS') continue;
    const members = ids.flatMap((id) => sectionIndex.get(id) ?? []);
    members.forEach((member, place) => {
      members.forEach((other, otherPlace) => {
        if (kind !== 'CONSECUTIVE') {
          if (other !== member) link(member, other, kind);
        } else if (otherPlace === place + 1) link(member, other, 'RIGHT_BEFORE');
        else if (otherPlace === place - 1) link(member, other, 'RIGHT_AFTER');
      });
    });
  }
  for (const { form } of problem.nonNegotiables ?? []) {
    if (form.kind !== 'COURSES_APART') continue;
    const named = sections.map(({ courses }) => courses.filter((course) => form.courses.includes(course)));
    named.forEach((own, member) => {
      named.forEach((others, other) => {
        if (member === other || own.length === 0 || others.length === 0) return;
        if (new Set([...own, ...others]).size > 1) link(member, other, 'DIFFERENT_TIME');
      });
    });
  }
  return links;
}
