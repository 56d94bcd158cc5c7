import type { CsvRow } from '../csv/read-csv.ts';
import { type Finding, type ReadMode, severityOf } from '../faults/fault.ts';
import type { FaultCode } from '../faults/fault-codes.ts';
import type { Column, Table } from '../tables/column.ts';
import { mendValue } from './mend-value.ts';
import { codeFor, type FieldValue, parseValue } from './parse-value.ts';
import type { Header } from './read-header.ts';

/** A row whose fields are typed but that still has the columns of its own version. */
export interface ParsedRow {
  readonly line: number;
  readonly sourcedId: string;
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface RowRules {
  readonly table: Table;
  readonly header: Header;
  /** `FREE` is OneRoster 1.0, which had no modes: status and dateLastModified may stand or not. */
  readonly lifecycle: 'bulk' | 'delta' | 'FREE';
  readonly mode: ReadMode;
}

/** Kinds whose wrong value helps to find the cause and names nobody. */
const tellable = new Set(['enum', 'date', 'datetime', 'int', 'float', 'year']);

/**
 * Makes the parser of one file's rows. It returns the typed row, or the findings for which the row is
 * refused. What a tolerant read forgives is counted per field and given once, by `deviations`.
 */
export function createRowParser(rules: RowRules) {
  const { table, header, lifecycle, mode } = rules;
  const { places } = header;
  const idPlace = places.findIndex((place) => place.kind === 'STANDARD' && place.column.name === 'sourcedId');
  const forgiven = new Map<string, { finding: Finding; count: number }>();

  /** True when the row may stay: the code is only a warning in this mode. */
  function forgive(code: FaultCode, line: number, field: string): boolean {
    if (severityOf(code, mode) === 'ERROR') return false;
    const key = `${code} ${field}`;
    const before = forgiven.get(key);
    if (before === undefined)
      forgiven.set(key, { finding: { code, file: table.file, line, field }, count: 1 });
    else before.count += 1;
    return true;
  }

  function idOf(row: CsvRow): string | undefined {
    const text = row.cells[idPlace];
    return text !== undefined && /^[\x21-\x7e]{1,255}$/.test(text) ? text : undefined;
  }

  function fault(row: CsvRow, code: FaultCode, column?: Column, text?: string): Finding {
    const sourcedId = idOf(row);
    const isShown =
      text !== undefined && column !== undefined && tellable.has(column.kind) && !table.isPersonal;
    return {
      code,
      file: table.file,
      line: row.line,
      ...(sourcedId === undefined ? {} : { sourcedId }),
      ...(column === undefined ? {} : { field: column.name }),
      ...(isShown ? { detail: `"${text.slice(0, 40)}"` } : {}),
    };
  }

  function blankFault(column: Column): FaultCode | undefined {
    if (column.isRequired) return 'row.missing_required_value';
    return column.isLifecycle === true && lifecycle === 'delta' ? 'row.field_required_in_delta' : undefined;
  }

  /** The value of a field, or the code for which the row is refused. */
  function read(row: CsvRow, column: Column, text: string): { value: FieldValue } | { code: FaultCode } {
    if (column.isLifecycle === true && lifecycle === 'bulk') {
      const code = 'row.field_forbidden_in_bulk';
      if (!forgive(code, row.line, column.name)) return { code };
    }
    const value = parseValue(column, text);
    if (value !== undefined) return { value };
    const mended = mode === 'TOLERANT' ? mendValue(column, text) : undefined;
    if (mended !== undefined && forgive(mended.code, row.line, column.name)) return { value: mended.value };
    return { code: codeFor(column, text) };
  }

  function isTooShortOrLong(cells: readonly string[]): boolean {
    if (cells.length === places.length) return false;
    const extra = cells.slice(places.length);
    return cells.length < places.length || mode === 'STRICT' || extra.some((cell) => cell !== '');
  }

  function parse(row: CsvRow): ParsedRow | Finding[] {
    if (row.flaw !== undefined) return [fault(row, 'csv.unescaped_quote')];
    if (isTooShortOrLong(row.cells)) {
      const detail = `${row.cells.length} instead of ${places.length}`;
      return [{ ...fault(row, 'row.column_count'), detail }];
    }
    const values: Record<string, FieldValue> = {};
    let metadata: Record<string, string> | undefined;
    const faults: Finding[] = [];
    for (let at = 0; at < places.length; at += 1) {
      const place = places[at];
      const text = row.cells[at] ?? '';
      if (place === undefined || place.kind === 'IGNORED') continue;
      if (place.kind === 'METADATA') {
        if (text !== '') metadata = { ...metadata, [place.name]: text };
        continue;
      }
      const { column } = place;
      if (text === '' || (mode === 'TOLERANT' && text.trim() === '')) {
        const code = blankFault(column);
        if (code !== undefined) faults.push(fault(row, code, column));
        continue;
      }
      if (column.isSecret === true) continue;
      const outcome = read(row, column, text);
      if ('value' in outcome) values[column.name] = outcome.value;
      else faults.push(fault(row, outcome.code, column, text));
    }
    if (faults.length > 0) return faults;
    const { sourcedId } = values;
    if (typeof sourcedId !== 'string') return [fault(row, 'row.missing_required_value')];
    return metadata === undefined
      ? { line: row.line, sourcedId, values }
      : { line: row.line, sourcedId, values, metadata };
  }

  /** What was forgiven, once per code and field, with the first line and a count. */
  function deviations(): Finding[] {
    return [...forgiven.values()].map(({ finding, count }) => ({ ...finding, count }));
  }

  return { parse, deviations };
}
