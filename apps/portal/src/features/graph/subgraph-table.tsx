import { Link } from 'react-router';
import type { SubgraphTable_SubgraphFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useActColumns } from './act-columns.tsx';

const SubgraphTable_subgraph = graphql(`
  fragment SubgraphTable_subgraph on Subgraph {
    name
    serving { id revision at author commit }
    newest { id revision at }
  }
`);

interface Props {
  readonly subgraphs: readonly FragmentType<typeof SubgraphTable_subgraph>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The subgraphs, which build of each is served, and who published it. */
export function SubgraphTable({ subgraphs, hasMore, onMore }: Props) {
  const say = useSay();
  const act = useActColumns((row: SubgraphTable_SubgraphFragment) => row.serving, 'graph.column.publishedAt');
  const rows = readFragment(SubgraphTable_subgraph, subgraphs);
  return (
    <ListTable
      caption={say('graph.subgraphs.caption')}
      rows={rows}
      rowKey={({ name }) => name}
      exportAs="subgraphs"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'name',
          head: say('graph.column.subgraph'),
          value: ({ name }) => name,
          cell: ({ name }) => <Link to={`/graph/subgraphs/${encodeURIComponent(name)}`}>{name}</Link>,
        },
        {
          key: 'state',
          head: say('column.state'),
          value: stateOf,
          cell: (row) => (
            <StateWord tone={toneOf[stateOf(row)]} word={say(`graph.subgraph.${stateOf(row)}`)} />
          ),
        },
        {
          key: 'revision',
          head: say('graph.column.revision'),
          isNumber: true,
          value: ({ serving }) => serving?.revision,
          cell: ({ serving }) => serving?.revision,
        },
        act.at,
        act.author,
        act.commit,
      ]}
    />
  );
}

type State = 'SERVED' | 'ROLLED_BACK' | 'WAITING';

const toneOf = { SERVED: 'good', ROLLED_BACK: 'wait', WAITING: 'wait' } as const;

/** Another build than the newest is served only after a rollback. */
function stateOf({ serving, newest }: SubgraphTable_SubgraphFragment): State {
  if (serving === null) return 'WAITING';
  return serving.id === newest.id ? 'SERVED' : 'ROLLED_BACK';
}
