export type SortValue = string | number | null | undefined;

export interface SortOrder {
  readonly key: string;
  readonly isDescending: boolean;
}

/** `?sort=name` or `?sort=-name`, as it stands in the address. */
export function sortOrderOf(text: string | null): SortOrder | null {
  if (text === null || text === '') return null;
  return text.startsWith('-')
    ? { key: text.slice(1), isDescending: true }
    : { key: text, isDescending: false };
}

/** What the address says after a press on a column: ascending, then descending, then the given order. */
export function nextSort(order: SortOrder | null, key: string): string | null {
  if (order?.key !== key) return key;
  return order.isDescending ? null : `-${key}`;
}

/** Rows in order of a value: numbers by size, words by the reader's alphabet, missing ones last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  sortValueOf: (row: Row) => SortValue,
  isDescending: boolean,
  locale: string,
): readonly Row[] {
  const words = new Intl.Collator(locale, { numeric: true });
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((left, right) => {
    const a = sortValueOf(left) ?? null;
    const b = sortValueOf(right) ?? null;
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * words.compare(String(a), String(b));
  });
}
