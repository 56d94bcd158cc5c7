import { finished } from 'node:stream/promises';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { parse as parseText } from 'csv-parse/sync';
import type { Dialect } from './detect-dialect.ts';

export type RowFlaw = 'UNESCAPED_QUOTE' | 'UNTERMINATED_QUOTE' | 'TOO_LONG';

/** One row of a CSV text, cells still text; `line` is where it begins, counted from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly flaw?: RowFlaw;
}

export interface CsvOptions extends Pick<Dialect, 'delimiter' | 'newline'> {
  /** Longest row, in characters (the field that is being read counts in bytes); a longer one ends the reading. */
  readonly rowLength: number;
}

function endingFlaw(cause: unknown): RowFlaw {
  if (cause instanceof CsvError && cause.code === 'CSV_QUOTE_NOT_CLOSED') return 'UNTERMINATED_QUOTE';
  if (cause instanceof CsvError && cause.code === 'CSV_MAX_RECORD_SIZE') return 'TOO_LONG';
  throw cause;
}

/**
 * Reads RFC 4180 by csv-parse, piece by piece in constant memory; blank lines give no row. It reads with
 * `relax_quotes`, because a stray quote else swallows the rows after it; a row whose cells hold a quote is
 * then read once more without, which says whether that quote was escaped. An `UNTERMINATED_QUOTE` and a
 * `TOO_LONG` come as the last row: after them nothing more can be read.
 */
export function createCsvReader({ delimiter, newline, rowLength }: CsvOptions) {
  const strictly = {
    delimiter,
    record_delimiter: newline === '\n' ? ['\r\n', '\n'] : ['\r'],
    relax_column_count: true,
    skip_empty_lines: true,
  };
  let rows: CsvRow[] = [];
  let blankLines = 0;
  let linesInQuotes = 0;
  let lengthWithoutRow = 0;

  function isWellQuoted(raw: string): boolean {
    try {
      // `raw` ends after the first character of the line's end; one more makes a CRLF whole again.
      parseText(raw + newline, strictly);
      return true;
    } catch (cause) {
      if (cause instanceof CsvError) return false;
      throw cause;
    }
  }

  /** With `raw`, csv-parse gives an object although its types say an array. */
  function take(given: string[] | { readonly record: string[] }, info: InfoRecord): null {
    const cells = Array.isArray(given) ? given : given.record;
    // `info.lines` counts a CRLF inside quotes twice.
    const line = info.records + info.empty_lines + linesInQuotes;
    // Of each skipped blank line `raw` keeps one character before the row.
    const raw = (info.raw ?? '').slice(info.empty_lines - blankLines);
    blankLines = info.empty_lines;
    let isEscaped = true;
    if (raw.includes('"')) {
      for (const cell of cells) linesInQuotes += cell.split(newline).length - 1;
      isEscaped = !cells.some((cell) => cell.includes('"')) || isWellQuoted(raw);
    }
    rows.push(isEscaped ? { line, cells } : { line, cells, flaw: 'UNESCAPED_QUOTE' });
    return null;
  }

  const parser = parse({
    ...strictly,
    relax_quotes: true,
    raw: true,
    max_record_size: rowLength,
    on_record: take,
  });
  // Every error comes to the callback of its write, or to `finished`; the event says it a second time.
  parser.on('error', () => undefined);

  function write(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      parser.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  function giveRows(flaw?: RowFlaw): CsvRow[] {
    const given = rows;
    rows = [];
    if (flaw === undefined) return given;
    const { records, empty_lines } = parser.info;
    parser.destroy();
    return [...given, { line: records + empty_lines + linesInQuotes + 1, cells: [], flaw }];
  }

  /** Takes a piece of text and gives the rows that are complete; the last of them may come with the next piece. */
  async function read(text: string): Promise<CsvRow[]> {
    try {
      await write(text);
    } catch (cause) {
      return giveRows(endingFlaw(cause));
    }
    // max_record_size counts no delimiters and no blank lines, which are held as well.
    lengthWithoutRow = rows.length === 0 ? lengthWithoutRow + text.length : 0;
    return giveRows(lengthWithoutRow > rowLength ? 'TOO_LONG' : undefined);
  }

  /** Takes the last piece of text, whose last row may lack its line end. */
  async function end(text: string): Promise<CsvRow[]> {
    try {
      await write(text + newline);
      parser.end();
      await finished(parser, { readable: false });
    } catch (cause) {
      return giveRows(endingFlaw(cause));
    }
    return giveRows();
  }

  return { read, end };
}
