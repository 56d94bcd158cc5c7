import type { HardRule } from './hard-rule.ts';

export type SectionTooFull = { readonly section: string; readonly students: number; readonly cap: number };

export const rule: HardRule<SectionTooFull> = {
  id: 'SECTION_CAP',
  words: 'A section seats at most as many students as its cap.',
  check: ({ sections }) =>
    sections
      .map(({ id, cap, seats }) => ({
        section: id,
        students: new Set(seats.map(({ student }) => student)).size,
        cap,
      }))
      .filter(({ students, cap }) => students > cap),
  sentence: ({ section, students, cap }) =>
    `Section ${section} seats ${students} students and its cap is ${cap}; seat ${students - cap} elsewhere.`,
};
