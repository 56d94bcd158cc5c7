import { Link } from 'react-router';
import type { VersionTable_VersionFragment } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { ListTable } from '../../components/list-table.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { useActColumns } from './act-columns.tsx';

const VersionTable_version = graphql(`
  fragment VersionTable_version on GraphVersion {
    id sequence version kind at author commit isServed
    published { id name }
  }
`);

interface Props {
  readonly versions: readonly FragmentType<typeof VersionTable_version>[];
  readonly hasMore: boolean;
  readonly onMore: () => void;
}

/** The history of the graph: each act, who did it, and the version that came of it. */
export function VersionTable({ versions, hasMore, onMore }: Props) {
  const say = useSay();
  const formats = useFormats();
  const act = useActColumns((row: VersionTable_VersionFragment) => row);
  return (
    <ListTable
      caption={say('graph.versions.caption')}
      rows={readFragment(VersionTable_version, versions)}
      rowKey={({ id }) => id}
      exportAs="graph-versions"
      hasMore={hasMore}
      onMore={onMore}
      columns={[
        {
          key: 'sequence',
          head: say('graph.column.act'),
          value: ({ sequence }) => sequence,
          cell: ({ id, sequence, kind }) => (
            <Link to={`/graph/versions/${id}`}>{say(`graph.act.${kind}`, { sequence })}</Link>
          ),
        },
        {
          key: 'state',
          head: say('column.state'),
          value: ({ isServed }) => (isServed ? 1 : 0),
          cell: ({ isServed }) => isServed && <StateWord tone="good" word={say('graph.version.served')} />,
        },
        {
          key: 'version',
          head: say('graph.column.version'),
          value: ({ version }) => version,
          cell: ({ version }) => version && <code>{version.slice(0, 8)}</code>,
        },
        {
          key: 'published',
          head: say('graph.column.published'),
          value: ({ published }) => published.length,
          cell: ({ published }) => formats.list(published.map(({ name }) => name)),
        },
        act.at,
        act.author,
        act.commit,
      ]}
    />
  );
}
