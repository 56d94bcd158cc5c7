import type { FieldValue } from '../rows/parse-value.ts';
import { parseValue } from '../rows/parse-value.ts';
import type { Column, Table } from '../tables/column.ts';

/** Columns that this package writes: those whose header may be lacking are left out. */
function columnsOf(table: Table): readonly Column[] {
  return table.columns.filter((column) => column.isHeaderOptional !== true);
}

/** The header: the standard's columns, then the extension columns that were asked for. */
export function headerOf(table: Table, metadata: readonly string[] = []): string[] {
  return [...columnsOf(table).map((column) => column.name), ...metadata.map((name) => `metadata.${name}`)];
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(String).join(',');
  return String(value);
}

function sameValue(read: FieldValue | undefined, given: unknown): boolean {
  return read !== undefined && textOf(read) === textOf(given);
}

/**
 * The fields of one row in the order of its table, blank for lifecycle and secret columns. Throws when the
 * reader would not give the same row back; the message names the place and never the value.
 */
export function fieldsOf(
  table: Table,
  row: object,
  place: number,
  metadata: readonly string[] = [],
): string[] {
  const values = new Map<string, unknown>(Object.entries(row));
  const standard = columnsOf(table).map((column) => {
    if (column.isLifecycle === true || column.isSecret === true) return '';
    const given = values.get(column.name);
    const text = textOf(given);
    const where = `${table.file}.csv row ${place} (${textOf(values.get('sourcedId'))}) field ${column.name}`;
    if (text === '') {
      if (column.isRequired) throw new Error(`${where} is required and blank; give it a value.`);
      return '';
    }
    if (!sameValue(parseValue(column, text), given)) {
      throw new Error(`${where} is not a valid ${column.kind}; correct the value before writing.`);
    }
    return text;
  });
  const own = values.get('metadata');
  const extensions = new Map<string, unknown>(
    typeof own === 'object' && own !== null ? Object.entries(own) : [],
  );
  return [...standard, ...metadata.map((name) => textOf(extensions.get(name)))];
}
