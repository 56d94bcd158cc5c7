import type { ScheduleProblem } from '../problem/problem.ts';
import type { Section } from '../problem/section.ts';
import { linkKinds } from './model.ts';
import { ragged } from './ragged.ts';

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

type CompiledLink = { readonly other: number; readonly kind: number; readonly slots: number };

/** Sections that are to be in few rooms; see `Model`. */
export function compileRoomSets(
  problem: ScheduleProblem,
  sectionCount: number,
  sectionIndex: ReadonlyMap<string, number>,
) {
  const sets = (problem.links ?? []).filter(({ kind }) => kind === 'FEW_ROOMS');
  const members = sets.map(({ sections }) => [
    ...new Set(sections.flatMap((id) => sectionIndex.get(id) ?? [])),
  ]);
  const lists = ragged(members);
  const bySection = ragged(
    Array.from({ length: sectionCount }, (_, section) =>
      [...members.keys()].filter((set) => members[set]?.includes(section)),
    ),
  );
  return {
    roomSetStart: lists.start,
    roomSetSections: lists.all,
    roomSetMost: Int32Array.from(sets, ({ rooms = 1 }) => rooms),
    sectionRoomSetStart: bySection.start,
    sectionRoomSets: bySection.all,
  };
}

/** The links of each section but SAME_STUDENTS and FEW_ROOMS, and those that courses make which are to be apart. */
export function compileLinks(
  problem: ScheduleProblem,
  sections: readonly Section[],
  sectionIndex: ReadonlyMap<string, number>,
): CompiledLink[][] {
  const links: CompiledLink[][] = sections.map(() => []);
  const link = (one: number, other: number, kind: (typeof linkKinds)[number], slots = 0) =>
    links[one]?.push({ other, kind: linkKinds.indexOf(kind), slots });
  for (const { kind, sections: ids, slots = 1 } of problem.links ?? []) {
    if (kind === 'SAME_STUDENTS' || kind === 'FEW_ROOMS') continue;
    const members = ids.flatMap((id) => sectionIndex.get(id) ?? []);
    members.forEach((member, place) => {
      members.forEach((other, otherPlace) => {
        if (kind !== 'CONSECUTIVE') {
          if (other !== member) link(member, other, kind, kind === 'GAP' ? slots : 0);
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
