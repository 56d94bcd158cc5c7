import type { Finding } from '../faults/fault.ts';
import type { FaultCode } from '../faults/fault-codes.ts';
import type { Column, Table } from '../tables/column.ts';

/** What stands at one place of a row. */
export type Place =
  | { readonly kind: 'STANDARD'; readonly column: Column }
  | { readonly kind: 'METADATA'; readonly name: string }
  | { readonly kind: 'IGNORED' };

export interface Header {
  readonly places: readonly Place[];
  readonly findings: readonly Finding[];
}

const metadataPrefix = 'metadata.';

/** A column name is repeated only where it looks like one: a file without a header may begin with a person. */
function shown(name: string, at: number): string {
  return /^[A-Za-z][\w.-]{0,60}$/.test(name) ? `column ${at + 1} (${name})` : `column ${at + 1}`;
}

/** Columns are mapped by name, never by place; a name of an older version is understood and said. */
export function readHeader(table: Table, cells: readonly string[]): Header {
  const findings: Finding[] = [];
  const say = (code: FaultCode, field: string | undefined, detail: string) =>
    findings.push({ code, file: table.file, line: 1, detail, ...(field === undefined ? {} : { field }) });
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const byAlias = new Map(
    table.columns.flatMap((c) => (c.aliases ?? []).map((alias) => [alias, c] as const)),
  );
  const seen = new Set<string>();

  const places = cells.map((cell, at): Place => {
    const name = cell.trim();
    const column = byName.get(name) ?? byAlias.get(name);
    if (column === undefined) {
      const own = name.slice(metadataPrefix.length);
      if (name.startsWith(metadataPrefix) && own !== '') return { kind: 'METADATA', name: own };
      say('schema.invalid_metadata_header', undefined, shown(name, at));
      return { kind: 'IGNORED' };
    }
    if (seen.has(column.name)) {
      say('schema.duplicate_column', column.name, shown(name, at));
      return { kind: 'IGNORED' };
    }
    seen.add(column.name);
    if (name !== column.name) say('schema.old_column_name', column.name, `${name} is read as ${column.name}`);
    return { kind: 'STANDARD', column };
  });

  if (seen.size < 2) {
    const finding: Finding = { code: 'schema.header_missing', file: table.file, line: 1 };
    return { places, findings: [finding] };
  }
  for (const column of table.columns) {
    if (seen.has(column.name) || column.isHeaderOptional === true) continue;
    const code = column.isRequired ? 'schema.missing_column' : 'schema.missing_optional_column';
    say(code, column.name, column.name);
  }
  const order = places.flatMap((place) => (place.kind === 'STANDARD' ? [place.column.name] : []));
  const standard = table.columns.map((column) => column.name).filter((name) => seen.has(name));
  const first = order.findIndex((name, at) => name !== standard[at]);
  if (first >= 0) say('schema.header_order_mismatch', undefined, `first at column ${order[first]}`);
  const lastStandard = places.findLastIndex((place) => place.kind === 'STANDARD');
  const early = places.findIndex((place, at) => place.kind === 'METADATA' && at < lastStandard);
  if (early >= 0) say('schema.metadata_column_position', undefined, shown(cells[early] ?? '', early));
  return { places, findings };
}
