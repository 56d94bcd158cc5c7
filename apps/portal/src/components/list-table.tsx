import { useSearchParams } from 'react-router';
import { useLanguage } from '../i18n/language-provider.tsx';
import { Say, useSay } from '../i18n/say.tsx';
import { Button } from './button.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { Empty } from './empty.tsx';
import { ExportButton } from './export-button.tsx';
import { nextSort, sortOrderOf } from './sorted.ts';

interface Props<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The file name of the export, without its ending; no export without it. */
  readonly exportAs?: string;
  /** Columns of the export that the page has no room for. */
  readonly exportedBeside?: readonly { readonly head: string; readonly value: (row: Row) => string }[];
  /** Reads all lines for the export, those that are not shown too; null when they did not all come. */
  readonly readAll?: () => Promise<readonly Row[] | null>;
  /** The name of the sort order in the address, when a page has several tables. */
  readonly sortParam?: string;
  readonly hasMore?: boolean;
  readonly onMore?: () => void;
}

/** A list: a sorted table whose order is in the address, with its count, export and next page. */
export function ListTable<Row>(props: Props<Row>) {
  const {
    columns,
    rows,
    exportAs,
    exportedBeside = [],
    readAll,
    sortParam = 'sort',
    hasMore = false,
    ...others
  } = props;
  const { onMore, ...rest } = others;
  const [params, setParams] = useSearchParams();
  const { language } = useLanguage();
  const say = useSay();
  const sort = sortOrderOf(params.get(sortParam));
  const onSort = (key: string) => {
    const next = new URLSearchParams(params);
    const order = nextSort(sort, key);
    if (order === null) next.delete(sortParam);
    else next.set(sortParam, order);
    setParams(next, { replace: true, preventScrollReset: true });
  };
  if (rows.length === 0) {
    return (
      <Empty>
        <Say id="list.empty" />
      </Empty>
    );
  }
  return (
    <>
      <DataTable {...rest} columns={columns} rows={rows} locale={language} sort={sort} onSort={onSort} />
      <div className="row no-print" style={{ marginTop: 8, alignItems: 'center' }}>
        <span className="dim small">
          {say(hasMore ? 'list.countMore' : 'list.count', { count: rows.length })}
        </span>
        {hasMore && onMore && (
          <Button variant="plain" isSmall onClick={onMore}>
            <Say id="act.showMore" />
          </Button>
        )}
        {exportAs !== undefined && rows.length > 0 && (
          <ExportButton
            name={exportAs}
            columns={[...columns, ...exportedBeside]}
            rows={rows}
            readAll={hasMore ? readAll : undefined}
          />
        )}
      </div>
    </>
  );
}
