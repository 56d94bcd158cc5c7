import { type Fault, judge, type ReadMode } from '../faults/fault.ts';
import type { RosterPackage } from '../package/roster-package.ts';
import type { RosterFile } from '../tables/tables.ts';
import { readParsedRows } from './read-parsed-rows.ts';
import { type ShapedRow, shapeRow } from './shape-row.ts';

/** A row in 1.2 shape, or a fault: of a row that is refused, of the file, or forgiven (once, with a count). */
export type RowOutcome<F extends RosterFile = RosterFile> =
  | { readonly kind: 'ROW'; readonly line: number; readonly row: ShapedRow<F> }
  | { readonly kind: 'FAULT'; readonly fault: Fault };

export interface ReadOptions {
  readonly mode: ReadMode;
}

/**
 * Streams the rows of a file in constant memory, in their order, as 1.2 values whatever the package's
 * version; `roles` of a 1.0 or 1.1 package come out of its users.csv. Duplicates and references are not
 * looked at: that is `checkPackage`. A fault of FILE scope with severity ERROR means that the file was not
 * read whole. Throws only what the file system throws.
 */
export async function* readRows<F extends RosterFile>(
  pkg: RosterPackage,
  file: F,
  { mode }: ReadOptions,
): AsyncGenerator<RowOutcome<F>> {
  const isDerived = file === 'roles' && pkg.version !== '1.2';
  for await (const batch of readParsedRows(pkg, isDerived ? 'users' : file, mode)) {
    for (const finding of batch.findings) yield { kind: 'FAULT', fault: judge(finding, mode) };
    for (const parsed of batch.rows) {
      for (const row of shapeRow(file, pkg.version, parsed)) yield { kind: 'ROW', line: parsed.line, row };
    }
  }
}
