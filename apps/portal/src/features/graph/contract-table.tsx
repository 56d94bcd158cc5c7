import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const ContractTable_contract = graphql(`
  fragment ContractTable_contract on Contract {
    id name path include exclude
    vendor { id name }
    changelog(first: 1) { edges { cursor node { sequence at } } pageInfo { hasNextPage endCursor } }
  }
`);

interface Props {
  readonly contracts: readonly FragmentType<typeof ContractTable_contract>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The contracts that the reader may see: who is bound by each, what cuts it, and when it last changed. */
export function ContractTable({ contracts, hasMore, onMore }: Props) {
  const say = useSay();
  const formats = useFormats();
  return (
    <ListTable
      caption={say('graph.contracts.caption')}
      rows={readFragment(ContractTable_contract, contracts)}
      rowKey={({ id }) => id}
      exportAs="contracts"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'name',
          head: say('graph.column.contract'),
          value: ({ name }) => name,
          cell: ({ name }) => <Link to={`/graph/contracts/${encodeURIComponent(name)}`}>{name}</Link>,
        },
        {
          key: 'path',
          head: say('graph.column.path'),
          value: ({ path }) => path,
          cell: ({ path }) => <code>{path}</code>,
        },
        {
          key: 'vendor',
          head: say('graph.column.vendor'),
          value: ({ vendor }) => vendor?.name ?? vendor?.id,
          cell: ({ vendor }) => vendor?.name ?? vendor?.id,
        },
        {
          key: 'include',
          head: say('graph.column.include'),
          value: ({ include }) => include?.join(' '),
          cell: ({ include }) => include && formats.list(include),
        },
        {
          key: 'exclude',
          head: say('graph.column.exclude'),
          value: ({ exclude }) => exclude?.join(' '),
          cell: ({ exclude }) => exclude && formats.list(exclude),
        },
        {
          key: 'changed',
          head: say('graph.column.changedAt'),
          value: ({ changelog }) => changelog.edges[0]?.node.at,
          cell: ({ changelog }) => changelog.edges[0] && formats.instant(changelog.edges[0].node.at),
        },
      ]}
    />
  );
}
