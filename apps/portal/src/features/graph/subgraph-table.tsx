import { Link } from 'react-router';
import type { SubgraphTable_SubgraphFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

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
  const formats = useFormats();
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
        {
          key: 'at',
          head: say('graph.column.publishedAt'),
          value: ({ serving }) => serving?.at,
          cell: ({ serving }) => serving && formats.instant(serving.at),
        },
        {
          key: 'author',
          head: say('graph.column.author'),
          value: ({ serving }) => serving?.author,
          cell: ({ serving }) => serving?.author,
        },
        {
          key: 'commit',
          head: say('graph.column.commit'),
          value: ({ serving }) => serving?.commit,
          cell: ({ serving }) => serving?.commit && <code>{serving.commit.slice(0, 9)}</code>,
        },
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
