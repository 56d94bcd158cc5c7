import type { ReactNode } from 'react';
import { type SortOrder, type SortValue, sorted } from './sorted.ts';
import { TableHead } from './table-head.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the column sorts by and the CSV holds; a column without it is not sorted. */
  readonly value?: (row: Row) => SortValue;
  readonly isNumber?: boolean;
  /** The total under the column; null where it is not known. */
  readonly total?: ReactNode;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly locale: string;
  readonly sort: SortOrder | null;
  readonly onSort?: (key: string) => void;
}

/** A real table: caption, sticky head, sortable columns, totals; it scrolls inside its own frame. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, locale, sort, onSort } = props;
  const by = columns.find((column) => column.key === sort?.key)?.value;
  const shown = sort && by ? sorted(rows, by, sort.isDescending, locale) : rows;
  // The word "Total" alone would stand beneath nothing.
  const hasTotals = columns.some(({ isNumber, total = null }) => isNumber === true && total !== null);
  return (
    // A frame that scrolls must be reachable by keyboard (WCAG 2.1.1), so it is a focusable region.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see the line above
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="table-frame" role="group" tabIndex={0} aria-label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <TableHead columns={columns} sort={sort} {...(onSort && { onSort })} />
        <tbody>
          {shown.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.isNumber ? 'end' : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              {columns.map((column) => (
                <td key={column.key} className={column.isNumber ? 'end' : undefined}>
                  {column.total}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
