/** Rows whose sort key, a lower-case name, holds the text; all rows when there is no text. */
export function holdsText(text: string | null | undefined): Readonly<Record<string, unknown>> {
  const wanted = text?.trim().toLowerCase() ?? '';
  return wanted === '' ? {} : { sortKey: { $regex: RegExp.escape(wanted) } };
}
