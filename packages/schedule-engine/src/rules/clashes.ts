import type { SectionFacts } from './facts.ts';

/** Slots that two or more of these sections take, with the sections, in the order in which slots are first met. */
export function clashesOf(sections: readonly SectionFacts[]): { slot: string; sections: string[] }[] {
  const takers = new Map<string, string[]>();
  for (const { id, slots } of sections)
    for (const slot of slots) takers.set(slot, [...(takers.get(slot) ?? []), id]);
  return [...takers].filter(([, ids]) => ids.length > 1).map(([slot, ids]) => ({ slot, sections: ids }));
}
