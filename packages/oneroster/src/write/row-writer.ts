import { parseValue } from '../rows/parse-value.ts';
import type { Column, Table } from '../tables/column.ts';

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return Array.isArray(value) ? value.map(String).join(',') : String(value);
}

/** True when the reader would give back what was given: the same text, and for lists the same items. */
function isReadBack(column: Column, text: string, given: unknown): boolean {
  const read = parseValue(column, text);
  if (Array.isArray(read)) {
    const items: readonly unknown[] = Array.isArray(given) ? given : [given];
    return read.length === items.length && read.every((item, at) => item === String(items[at]));
  }
  return read !== undefined && read === given;
}

/**
 * Makes the fields of a table's rows, in the order of the standard and with the extension columns that were
 * asked for. Lifecycle columns stay blank, as a bulk file must have them, and so do passwords; a column
 * whose header may be lacking (1.2's `resourceSourcedIds`) is left out.
 */
export function createRowWriter(table: Table, metadata: readonly string[] = []) {
  const columns = table.columns.filter((column) => column.isHeaderOptional !== true);
  const header = [...columns.map((column) => column.name), ...metadata.map((name) => `metadata.${name}`)];

  /**
   * The fields of the row that stands at `place`, counted from 1. Throws when the reader would not give the
   * same row back; the message names the place and never the value.
   */
  function fieldsOf(row: object, place: number): string[] {
    const values: Readonly<Record<string, unknown>> = { ...row };
    const refuse = (column: Column, what: string) =>
      new Error(`${table.file}.csv row ${place} (${textOf(values.sourcedId)}) field ${column.name} ${what}`);
    const fields: string[] = [];
    for (const column of columns) {
      const given = column.isLifecycle === true || column.isSecret === true ? undefined : values[column.name];
      const text = textOf(given);
      if (text === '' && column.isRequired) throw refuse(column, 'is required and blank; give it a value.');
      if (text !== '' && !isReadBack(column, text, given)) {
        throw refuse(column, `is not a valid ${column.kind}; correct it before writing.`);
      }
      fields.push(text);
    }
    if (metadata.length > 0) {
      const own = values.metadata;
      const extensions = new Map<string, unknown>(
        typeof own === 'object' && own !== null ? Object.entries(own) : [],
      );
      for (const name of metadata) fields.push(textOf(extensions.get(name)));
    }
    return fields;
  }

  return { header, fieldsOf };
}
