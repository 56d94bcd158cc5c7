import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const OperationTable_operation = graphql(`
  fragment OperationTable_operation on Operation { id name calls errors lastSeen clients }
`);

interface Props {
  readonly operations: readonly FragmentType<typeof OperationTable_operation>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** What clients run, most calls first. */
export function OperationTable({ operations, hasMore, onMore }: Props) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('graph.operations.caption')}
      rows={readFragment(OperationTable_operation, operations)}
      rowKey={({ id }) => id}
      exportAs="operations"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'name',
          head: say('graph.column.operation'),
          value: ({ name, id }) => name ?? id,
          cell: ({ name, id }) => (
            <Link to={`/graph/operations/${id}`}>{name ?? <code>{id.slice(0, 12)}</code>}</Link>
          ),
        },
        {
          key: 'clients',
          head: say('graph.column.clients'),
          value: ({ clients }) => clients.join(' '),
          cell: ({ clients }) => formats.list(clients),
        },
        {
          key: 'calls',
          head: say('graph.column.calls'),
          isNumber: true,
          value: ({ calls }) => calls,
          cell: ({ calls }) => formats.count(calls),
        },
        {
          key: 'errors',
          head: say('graph.column.errors'),
          isNumber: true,
          value: ({ errors }) => errors,
          cell: ({ errors }) => formats.count(errors),
        },
        {
          key: 'lastSeen',
          head: say('graph.column.lastSeen'),
          value: ({ lastSeen }) => lastSeen,
          cell: ({ lastSeen }) => formats.instant(lastSeen),
        },
      ]}
    />
  );
}
