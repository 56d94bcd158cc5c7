/**
 * Rows whose sort key, a lower-case name, holds every word of the text, in whatever order: names are kept
 * with the family name first and typed with the given name first. All rows when there is no text.
 */
export function holdsText(text: string | null | undefined): Readonly<Record<string, unknown>> {
  const words = (text?.toLowerCase() ?? '').split(/[\s,]+/).filter((word) => word !== '');
  return words.length === 0
    ? {}
    : { sortKey: { $regex: `^${words.map((word) => `(?=.*${RegExp.escape(word)})`).join('')}` } };
}
