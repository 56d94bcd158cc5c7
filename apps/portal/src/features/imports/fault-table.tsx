import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';

const FaultTable_fault = graphql(`
  fragment FaultTable_fault on RosterFault { severity code file line sourcedId field message suggestion count }
`);

/** Faults as the reader of the files found them; their sentences are the import's own, in English, for whoever mends the files. */
export function FaultTable({
  faults,
}: {
  readonly faults: readonly FragmentType<typeof FaultTable_fault>[];
}) {
  const say = useSay();
  const rows = readFragment(FaultTable_fault, faults);
  return (
    <ListTable
      caption={say('import.faultsCaption')}
      exportAs="import-faults"
      sortParam="sort-faults"
      rows={rows}
      rowKey={(row) => [row.code, row.file, row.line, row.field, row.sourcedId, row.message].join(' ')}
      columns={[
        {
          key: 'code',
          head: say('column.code'),
          value: ({ code }) => code,
          cell: ({ code }) => <code>{code}</code>,
        },
        {
          key: 'severity',
          head: say('column.severity'),
          value: ({ severity }) => say(`severity.${severity}`),
          cell: ({ severity }) => say(`severity.${severity}`),
        },
        { key: 'file', head: say('column.file'), value: ({ file }) => file, cell: ({ file }) => file },
        {
          key: 'line',
          head: say('column.line'),
          isNumber: true,
          value: ({ line }) => line,
          cell: ({ line }) => line,
        },
        { key: 'field', head: say('column.field'), value: ({ field }) => field, cell: ({ field }) => field },
        {
          key: 'message',
          head: say('column.fault'),
          value: ({ message }) => message,
          cell: ({ message, suggestion }) => (
            <span lang="en">
              {message} {suggestion}
            </span>
          ),
        },
        {
          key: 'count',
          head: say('column.count'),
          isNumber: true,
          value: ({ count }) => count,
          cell: ({ count }) => count,
        },
      ]}
    />
  );
}
