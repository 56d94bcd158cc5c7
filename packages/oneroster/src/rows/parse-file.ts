import { type Dialect, detectDialect } from '../csv/detect-dialect.ts';
import { type CsvRow, createCsvReader } from '../csv/read-csv.ts';
import type { Finding } from '../faults/fault.ts';
import { createRowParser, type ParsedRow, type RowRules } from './parse-row.ts';
import { readHeader } from './read-header.ts';

/** What one piece of a file gave. */
export interface RowBatch {
  readonly rows: readonly ParsedRow[];
  readonly findings: readonly Finding[];
  /** The ids, where they could be read, of the rows that are refused. */
  readonly refused: readonly (string | undefined)[];
}

type FileRules = Omit<RowRules, 'header'> & { readonly rowLength: number };

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/**
 * Makes the parser of one file: text goes in piece by piece, typed rows and findings come out. The first
 * row is the header. A file that lacks a required column gives findings and no rows.
 */
export function createFileParser(rules: FileRules) {
  const { table, rowLength } = rules;
  const { file } = table;
  let dialect: Dialect | undefined;
  let reader: ReturnType<typeof createCsvReader> | undefined;
  let parser: ReturnType<typeof createRowParser> | undefined;
  let isUsable = true;
  let isOver = false;

  function takeHeader(row: CsvRow, findings: Finding[]): void {
    const header = readHeader(table, row.cells);
    findings.push(...header.findings);
    parser = createRowParser({ ...rules, header });
    isUsable = header.findings.every(({ code }) => code !== 'schema.missing_column');
    isOver = header.findings.some(({ code }) => code === 'schema.header_missing');
  }

  function takeRow(
    row: CsvRow,
    rows: ParsedRow[],
    findings: Finding[],
    refused: (string | undefined)[],
  ): void {
    if (parser === undefined) {
      takeHeader(row, findings);
      return;
    }
    if (!isUsable && row.flaw === undefined) {
      refused.push(undefined);
      return;
    }
    const outcome = parser.parse(row);
    if (!Array.isArray(outcome)) {
      rows.push(outcome);
      return;
    }
    for (const finding of outcome) findings.push(finding);
    refused.push(outcome[0]?.sourcedId);
  }

  /** A flaw after which nothing more of the file can be read. */
  function endingFlaw(row: CsvRow): Finding | undefined {
    if (row.flaw === 'UNTERMINATED_QUOTE') return { code: 'csv.unterminated_quote', file, line: row.line };
    return row.flaw === 'TOO_LONG' ? { code: 'csv.row_too_long', file, line: row.line } : undefined;
  }

  /** Takes a piece of text; `isEnd` with the last one. */
  async function take(text: string, isEnd: boolean): Promise<RowBatch> {
    const rows: ParsedRow[] = [];
    const findings: Finding[] = [];
    const refused: (string | undefined)[] = [];
    dialect ??= detectDialect(text);
    reader ??= createCsvReader({ ...dialect, rowLength });
    for (const row of isEnd ? await reader.end(text) : await reader.read(text)) {
      const ending = endingFlaw(row);
      if (ending !== undefined) {
        findings.push(ending);
        isOver = true;
      }
      if (isOver) break;
      takeRow(row, rows, findings, refused);
    }
    if (isEnd && parser === undefined && !isOver)
      findings.push({ code: 'schema.header_missing', file, line: 1 });
    return { rows, findings, refused };
  }

  /** What is to be said of the file as a whole, once it was read. */
  function remarks(): Finding[] {
    const findings: Finding[] = [];
    if (dialect !== undefined && dialect.delimiter !== ',') {
      findings.push({
        code: 'encoding.delimiter',
        file,
        detail: `${delimiterNames[dialect.delimiter]} found`,
      });
    }
    if (dialect !== undefined && !dialect.hasCrlf) findings.push({ code: 'encoding.line_endings', file });
    return [...findings, ...(parser?.deviations() ?? [])];
  }

  return { take, remarks, isOver: () => isOver };
}
