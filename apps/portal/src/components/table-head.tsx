import type { SortOrder, SortValue } from './sorted.ts';

interface HeadColumn<Row> {
  readonly key: string;
  readonly head: string;
  readonly value?: (row: Row) => SortValue;
  readonly isNumber?: boolean;
}

interface Props<Row> {
  readonly columns: readonly HeadColumn<Row>[];
  readonly sort: SortOrder | null;
  readonly onSort?: (key: string) => void;
}

export function TableHead<Row>({ columns, sort, onSort }: Props<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const isSorted = sort?.key === column.key;
          const direction = sort?.isDescending ? 'descending' : 'ascending';
          return (
            <th
              key={column.key}
              scope="col"
              className={column.isNumber ? 'end' : undefined}
              aria-sort={isSorted ? direction : undefined}
            >
              {column.value && onSort ? (
                <button type="button" className="sort" onClick={() => onSort(column.key)}>
                  {column.head}
                  <span aria-hidden="true">{isSorted ? (sort?.isDescending ? '↓' : '↑') : '↕'}</span>
                </button>
              ) : (
                column.head
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
