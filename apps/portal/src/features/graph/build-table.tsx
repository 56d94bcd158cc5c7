import { Link } from 'react-router';
import type { BuildTable_BuildFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useActColumns } from './act-columns.tsx';

const BuildTable_build = graphql(`
  fragment BuildTable_build on SubgraphVersion { id revision hash at author commit isServing }
`);

interface Props {
  readonly builds: readonly FragmentType<typeof BuildTable_build>[];
  /** The build whose schema stands on the page. */
  readonly shownId: string;
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The builds of one subgraph as they were published. */
export function BuildTable({ builds, shownId, hasMore, onMore }: Props) {
  const say = useSay();
  const act = useActColumns((row: BuildTable_BuildFragment) => row, 'graph.column.publishedAt');
  return (
    <ListTable
      caption={say('graph.builds.caption')}
      rows={readFragment(BuildTable_build, builds)}
      rowKey={({ id }) => id}
      exportAs="subgraph-builds"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'revision',
          head: say('graph.column.revision'),
          value: ({ revision }) => revision,
          cell: ({ id, revision }) => (
            <Link to={`?build=${id}`} aria-current={id === shownId ? 'true' : undefined} preventScrollReset>
              {revision}
            </Link>
          ),
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ isServing }) => (isServing ? 1 : 0),
          cell: ({ isServing }) => isServing && <StateWord tone="good" word={say('graph.version.served')} />,
        },
        act.at,
        act.author,
        act.commit,
        {
          key: 'hash',
          head: say('graph.column.hash'),
          value: ({ hash }) => hash,
          cell: ({ hash }) => <code>{hash.slice(0, 12)}</code>,
        },
      ]}
    />
  );
}
