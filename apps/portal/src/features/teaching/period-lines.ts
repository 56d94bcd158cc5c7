interface GridRow<Section> {
  readonly period: string;
  readonly hasClash: boolean;
  readonly sections: readonly Section[];
}

/** One line of a period grid: a section in its period, or a free period. */
export interface PeriodLine<Section> {
  readonly key: string;
  readonly period: string;
  readonly hasClash: boolean;
  readonly section: Section | null;
}

/** The lines of a grid, one for each section; a free period has one line without a section. */
export function periodLines<Section extends { readonly id: string }>(
  rows: readonly GridRow<Section>[],
): readonly PeriodLine<Section>[] {
  return rows.flatMap<PeriodLine<Section>>(({ period, hasClash, sections }) =>
    sections.length === 0
      ? [{ key: period, period, hasClash, section: null }]
      : sections.map((section) => ({ key: `${period} ${section.id}`, period, hasClash, section })),
  );
}
