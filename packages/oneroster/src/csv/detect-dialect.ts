export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly newline: '\n' | '\r';
  /** True when lines end by CRLF, as RFC 4180 has it. */
  readonly hasCrlf: boolean;
}

/**
 * Works out how a CSV file is written from its first lines. Column names hold no delimiter, so the one that
 * stands most often in the header is the file's; a comma wins a tie.
 */
export function detectDialect(text: string): Dialect {
  const feed = text.indexOf('\n');
  const newline = feed < 0 && text.includes('\r') ? '\r' : '\n';
  const end = newline === '\r' ? text.indexOf('\r') : feed;
  const header = end < 0 ? text : text.slice(0, end);
  let delimiter: Dialect['delimiter'] = ',';
  let most = header.split(',').length;
  for (const other of [';', '\t', '|'] as const) {
    const count = header.split(other).length;
    if (count > most) {
      delimiter = other;
      most = count;
    }
  }
  return { delimiter, newline, hasCrlf: feed < 0 ? newline === '\n' : text[feed - 1] === '\r' };
}
