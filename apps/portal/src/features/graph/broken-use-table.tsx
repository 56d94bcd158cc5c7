import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const BrokenUseTable_use = graphql(`
  fragment BrokenUseTable_use on BrokenUse {
    client clientName contact operation operationName calls lastSeen approvedUntil isDeployedTogether
  }
`);

/** Whom a change breaks: the client, its operation, how much it is used, and whom to write to. */
export function BrokenUseTable({
  uses,
}: {
  readonly uses: readonly FragmentType<typeof BrokenUseTable_use>[];
}) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('graph.uses.caption')}
      sortParam="sort-uses"
      rows={readFragment(BrokenUseTable_use, uses)}
      rowKey={({ client, operation }) => `${client} ${operation}`}
      exportAs="broken-clients"
      columns={[
        {
          key: 'client',
          head: say('graph.column.client'),
          value: ({ clientName }) => clientName,
          cell: ({ clientName }) => clientName,
        },
        {
          key: 'operation',
          head: say('graph.column.operation'),
          value: ({ operationName }) => operationName,
          cell: ({ operation, operationName, calls }) => {
            const word = operationName ?? <code>{operation.slice(0, 12)}</code>;
            // One that is only registered was never run, so that there is no page of it.
            return calls === 0 ? word : <Link to={`/graph/operations/${operation}`}>{word}</Link>;
          },
        },
        {
          key: 'calls',
          head: say('graph.column.calls'),
          isNumber: true,
          value: ({ calls }) => calls,
          cell: ({ calls }) => formats.count(calls),
        },
        {
          key: 'lastSeen',
          head: say('graph.column.lastSeen'),
          value: ({ lastSeen }) => lastSeen,
          cell: ({ lastSeen }) => lastSeen && formats.instant(lastSeen),
        },
        {
          key: 'contact',
          head: say('graph.column.contact'),
          value: ({ contact }) => contact,
          cell: ({ contact }) => contact,
        },
        {
          key: 'approved',
          head: say('graph.column.approved'),
          value: ({ approvedUntil }) => approvedUntil,
          cell: ({ approvedUntil, isDeployedTogether }) =>
            approvedUntil === null
              ? isDeployedTogether && say('graph.use.together')
              : say('graph.use.until', { day: formats.day(approvedUntil) }),
        },
      ]}
    />
  );
}
