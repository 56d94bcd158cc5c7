/** Limits against zip bombs and runaway files, all in bytes unless said otherwise. */
export interface PackageCaps {
  readonly zipBytes: number;
  /** CSV files, the manifest among them. */
  readonly csvEntries: number;
  /** Entries of any kind; operating systems add their own. */
  readonly allEntries: number;
  readonly inflatedBytes: number;
  /** Inflated to packed, looked at where a file inflates to more than a megabyte. */
  readonly inflationRatio: number;
  /** One row: the text of its fields, or what was read without a row coming of it (delimiters, blank lines). */
  readonly rowLength: number;
}

export const defaultCaps: PackageCaps = {
  zipBytes: 500 * 1024 * 1024,
  csvEntries: 23,
  allEntries: 200,
  inflatedBytes: 2 * 1024 * 1024 * 1024,
  inflationRatio: 100,
  rowLength: 1024 * 1024,
};
